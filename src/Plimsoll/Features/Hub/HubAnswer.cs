namespace Plimsoll.Features.Hub;

/// <summary>
/// The answer to a client call. With <c>hub.resync</c> the subscription stands but messages are missing: load anew.
/// </summary>
internal sealed record HubAnswer(bool Ok, string? Code = null, long? Seq = null)
{
    public static HubAnswer Refused(string code) => new(false, code);
}
