using Plimsoll.Core.Simulation;

namespace Plimsoll.Features.Accounts;

/// <summary>What trading costs on a simulated account, and how its orders fare.</summary>
internal sealed record SimulationView
{
    /// <summary>Of currencies: money for a lot that was bought and sold again.</summary>
    public required decimal CommissionPerLot { get; init; }

    /// <summary>Of coins: a fraction of each fill's value.</summary>
    public required decimal FeeFraction { get; init; }

    /// <summary>Of currencies: market fills slip by a seeded share of so many pips.</summary>
    public required decimal SlippagePips { get; init; }

    /// <summary>Each order's own varies by a fifth.</summary>
    public required int LatencyMs { get; init; }

    /// <summary>Chance that an entry is taken at all.</summary>
    public required decimal FillProbability { get; init; }

    public static SimulationView From(SimulationSettings settings) => new()
    {
        CommissionPerLot = settings.CommissionPerLot,
        FeeFraction = settings.FeeFraction,
        SlippagePips = settings.SlippagePips,
        LatencyMs = settings.LatencyMs,
        FillProbability = settings.FillProbability,
    };
}
