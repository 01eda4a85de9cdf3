using System.Buffers;

namespace Plimsoll.Api;

/// <summary>Every request has an id: the caller's if it is well-formed, else a new one; returned and logged.</summary>
internal sealed class RequestId(RequestDelegate next, ILogger<RequestId> logger)
{
    public const string Header = "X-Request-Id";

    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    public async Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[Header].ToString();
        context.TraceIdentifier = IsWellFormed(given) ? given : Guid.CreateVersion7().ToString("N");
        context.Response.Headers[Header] = context.TraceIdentifier;
        using (logger.BeginScope(new Dictionary<string, object> { ["requestId"] = context.TraceIdentifier }))
            await next(context);
    }

    private static bool IsWellFormed(string given) =>
        given.Length is > 0 and <= MaxLength && !given.AsSpan().ContainsAnyExcept(Allowed);
}
