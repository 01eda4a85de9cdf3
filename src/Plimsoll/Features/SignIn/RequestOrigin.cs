namespace Plimsoll.Features.SignIn;

/// <summary>
/// Whether a request comes from our own page, by what the browser says about it. A program that is no browser says
/// nothing; it cannot be tricked by a foreign page, so silence passes and the CSRF value decides.
/// </summary>
internal static class RequestOrigin
{
    public static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return (site.Length == 0 || site is "same-origin" or "none")
            && (origin.Length == 0 || IsOwn(origin, request));
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
