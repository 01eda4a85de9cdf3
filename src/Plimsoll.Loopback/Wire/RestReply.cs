namespace Plimsoll.Loopback.Wire;

/// <summary>An answer before it is written.</summary>
/// <param name="Text">The body.</param>
internal sealed record RestReply(int Status, string Text)
{
    public string ContentType { get; init; } = "application/json;charset=UTF-8";

    public Dictionary<string, string> Headers { get; init; } = [];

    public static RestReply Of(VenueErrorException error)
    {
        var reply = new RestReply(
            error.Status,
            new System.Text.Json.Nodes.JsonObject { ["code"] = error.Code, ["msg"] = error.Message }
                .ToJsonString(VenueJson.Options));
        if (error.RetryAfterSeconds is { } seconds)
            reply.Headers["Retry-After"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return reply;
    }
}
