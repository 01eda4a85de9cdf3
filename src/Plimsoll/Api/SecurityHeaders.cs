using System.Security.Cryptography;

namespace Plimsoll.Api;

/// <summary>
/// Headers of every answer. Styles made by the page's script are let in by a nonce that is new each time.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const int NonceBytes = 16;
    private const string NonceItem = "csp-nonce";

    public static string Nonce(HttpContext context) => (string)context.Items[NonceItem]!;

    public Task InvokeAsync(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        context.Items[NonceItem] = nonce;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; " +
            "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; " +
            "form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // Pages and assets say for themselves how long they may be kept; everything else is never kept.
        headers.CacheControl = "no-store";
        return next(context);
    }
}
