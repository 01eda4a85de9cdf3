using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies;

/// <summary>What a strategy demands of its own trades, beside the account's limits.</summary>
public sealed record StrategyTerms
{
    /// <summary>Stricter of this and the account's.</summary>
    public decimal MinRewardRisk { get; init; } = 1.5m;

    /// <summary>Used when the run is sized by risk.</summary>
    public decimal RiskFraction { get; init; } = 0.015m;

    /// <summary>Signals below it are stored as rejected.</summary>
    public int ConfidenceThreshold { get; init; }

    /// <summary>Size of an entry by its confidence, highest first; empty where the run's sizing counts.</summary>
    public IReadOnlyList<ConfidenceSize> Sizes { get; init; } = [];

    /// <summary>How long a signal and its working entry order stay valid.</summary>
    public TimeSpan SignalLife { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The size of an entry of this confidence; null where the run's sizing counts.</summary>
    public SizingRule? SizingAt(int confidence)
    {
        for (var i = 0; i < Sizes.Count; i++)
            if (confidence >= Sizes[i].LeastConfidence)
                return new SizingRule.EquityFraction(Sizes[i].EquityFraction);
        return null;
    }
}
