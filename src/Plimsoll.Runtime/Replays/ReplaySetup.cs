using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Replays;

/// <summary>A replay as it is asked for. Equal setups come to equal logs, whoever asks and whenever.</summary>
public sealed record ReplaySetup
{
    public required ReplaySource Source { get; init; }

    /// <summary>Null: nobody trades.</summary>
    public ReplayBot? Bot { get; init; }

    /// <summary>What its account is opened with.</summary>
    public Money InitialBalance { get; init; } = new(10_000m);

    /// <summary>At the start; see <see cref="ReplayPace"/>.</summary>
    public double Acceleration { get; init; } = ReplayPace.Usual;
}
