namespace Plimsoll.Features.Accounts;

/// <summary>Where an account's fees come from.</summary>
internal enum FeeSource
{
    /// <summary>The venue told what it takes from this account.</summary>
    Venue,

    /// <summary>What the venue usually takes: it has not told, or cannot.</summary>
    Usual,

    /// <summary>Of a simulated account: its own settings.</summary>
    Settings,
}
