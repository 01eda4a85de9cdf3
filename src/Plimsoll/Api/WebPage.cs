using Microsoft.Extensions.FileProviders;

namespace Plimsoll.Api;

/// <summary>
/// Serves the browser application: hashed assets for ever, its one page (index.html) for every address that is not the
/// program's own, with the response's style nonce put in place of <c>__CSP_NONCE__</c>.
/// </summary>
internal sealed class WebPage(RequestDelegate next, IWebHostEnvironment environment)
{
    public const string NoncePlaceholder = "__CSP_NONCE__";

    private static readonly string[] OwnPaths = ["/api", "/hub", "/health", "/openapi", "/metrics", "/assets"];

    private readonly Lazy<string?> _page = new(() => Read(environment.WebRootFileProvider));

    /// <summary>Everything but the page itself, which differs in each answer.</summary>
    public static void UseAssets(IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path != "/index.html",
        assets => assets.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets")
                    ? "public, max-age=31536000, immutable"
                    : "no-cache",
        }));

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsPage(context) || _page.Value is not { } page)
        {
            await next(context);
            return;
        }
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = "text/html; charset=utf-8";
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.WriteAsync(
                page.Replace(NoncePlaceholder, SecurityHeaders.Nonce(context), StringComparison.Ordinal),
                context.RequestAborted);
    }

    private static bool IsPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !Array.Exists(OwnPaths, own => context.Request.Path.StartsWithSegments(own, StringComparison.Ordinal));

    private static string? Read(IFileProvider files)
    {
        var file = files.GetFileInfo("index.html");
        if (!file.Exists)
            return null;
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }
}
