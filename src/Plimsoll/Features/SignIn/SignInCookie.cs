using System.Net;

namespace Plimsoll.Features.SignIn;

/// <summary>
/// The browser's half of a sign-in. Over TLS the name has the prefix that browsers bind to host, path and Secure; over
/// plain HTTP the cookie works on loop-back only, elsewhere the browser throws it away because it is Secure.
/// </summary>
internal static class SignInCookie
{
    public const string SecureName = "__Host-plimsoll";
    public const string LoopbackName = "plimsoll";

    public static string? Read(HttpContext context) => context.Request.Cookies[Name(context)];

    public static void Write(HttpContext context, string token) =>
        context.Response.Cookies.Append(Name(context), token, Options(context));

    public static void Delete(HttpContext context) =>
        context.Response.Cookies.Delete(Name(context), Options(context));

    private static string Name(HttpContext context) => IsPlainLoopback(context) ? LoopbackName : SecureName;

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = !IsPlainLoopback(context),
    };

    private static bool IsPlainLoopback(HttpContext context) =>
        !context.Request.IsHttps && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
