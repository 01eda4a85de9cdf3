namespace Plimsoll.Api;

/// <summary>An endpoint's metadata: the rule that it counts against.</summary>
internal sealed record RateLimitMark(RateLimitRule Rule);
