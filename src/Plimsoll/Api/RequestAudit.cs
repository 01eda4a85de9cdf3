using System.Text.Json;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Auditing;

namespace Plimsoll.Api;

/// <summary>Who does something, from where and when, for the audit log.</summary>
internal sealed record RequestAudit
{
    // A browser's name is shorter; what is longer was made up.
    private const int MaxUserAgent = 256;

    private readonly TimeProvider _clock;
    private readonly string _actor;
    private readonly HttpContext? _context;

    private RequestAudit(string actor, TimeProvider clock, HttpContext? context) =>
        (_actor, _clock, _context) = (actor, clock, context);

    public static RequestAudit Of(CurrentUser user, HttpContext context) =>
        new(user.Email, context.RequestServices.GetRequiredService<TimeProvider>(), context);

    /// <summary>Whoever has the machine's shell.</summary>
    public static RequestAudit OfShell(TimeProvider clock) => new("shell", clock, null);

    public AuditEntry Entry(string action, string target) => new(_actor, action)
    {
        Time = _clock.GetUtcNow(),
        ActorIp = _context?.Connection.RemoteIpAddress?.ToString(),
        UserAgent = Cut(_context?.Request.Headers.UserAgent.ToString()),
        RequestId = _context?.TraceIdentifier,
        Object = target,
    };

    public static string Json(object values) => JsonSerializer.Serialize(values, ApiJson.Options);

    private static string? Cut(string? text) =>
        string.IsNullOrEmpty(text) ? null : text.Length > MaxUserAgent ? text[..MaxUserAgent] : text;
}
