namespace Plimsoll.Api;

/// <summary>How often one caller may ask.</summary>
internal sealed record RateLimits
{
    /// <summary>Per address: a person mistypes a few times a minute, a guesser a few hundred.</summary>
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>Per address, in 15 minutes.</summary>
    public int SetupTries { get; init; } = 5;

    /// <summary>Per caller; twice as many in a burst.</summary>
    public int RequestsPerSecond { get; init; } = 100;
}
