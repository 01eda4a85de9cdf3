namespace Plimsoll.Core.Risk;

/// <summary>One limit of an account by its name: what it may be set to, and how.</summary>
public sealed record LimitTerm
{
    // Smaller than any trade: a limit must leave something to limit.
    private const decimal LeastFraction = 0.0001m;
    private const decimal MostRewardRisk = 100m;
    private const decimal MostBalance = 1_000_000_000m;

    private LimitTerm(
        string name,
        (decimal Min, decimal Max) range,
        Func<RiskLimits, decimal> of,
        Func<RiskLimits, decimal, RiskLimits> set)
    {
        Name = name;
        (Min, Max) = range;
        (Of, Set) = (of, set);
    }

    public static IReadOnlyList<LimitTerm> All { get; } =
    [
        Share("maxRiskPerTradeFraction", HardLimits.MaxRiskPerTradeFraction,
            limits => limits.MaxRiskPerTradeFraction,
            (limits, value) => limits with { MaxRiskPerTradeFraction = value }),
        Share("maxDailyLossFraction", HardLimits.MaxDailyLossFraction,
            limits => limits.MaxDailyLossFraction, (limits, value) => limits with { MaxDailyLossFraction = value }),
        Share("emergencyDrawdownFraction", HardLimits.EmergencyDrawdownFraction,
            limits => limits.EmergencyDrawdownFraction,
            (limits, value) => limits with { EmergencyDrawdownFraction = value }),
        Count("maxOpenPositions", HardLimits.MaxOpenPositions,
            limits => limits.MaxOpenPositions, (limits, value) => limits with { MaxOpenPositions = value }),
        Count("maxEntriesPerDay", HardLimits.MaxEntriesPerDay,
            limits => limits.MaxEntriesPerDay, (limits, value) => limits with { MaxEntriesPerDay = value }),
        Count("maxEntriesPerHour", HardLimits.MaxEntriesPerHour,
            limits => limits.MaxEntriesPerHour, (limits, value) => limits with { MaxEntriesPerHour = value }),
        new("minRewardRisk", (HardLimits.MinRewardRisk, MostRewardRisk),
            limits => limits.MinRewardRisk, (limits, value) => limits with { MinRewardRisk = value }),
        Share("maxPositionFraction", HardLimits.MaxCryptoPositionFraction,
            limits => limits.MaxPositionFraction, (limits, value) => limits with { MaxPositionFraction = value }),
        new("minAccountBalance", (HardLimits.MinAccountBalance, MostBalance),
            limits => limits.MinAccountBalance, (limits, value) => limits with { MinAccountBalance = value }),
        Count("maxCorrelatedPositions", HardLimits.MaxCorrelatedPositions,
            limits => limits.MaxCorrelatedPositions, (limits, value) => limits with { MaxCorrelatedPositions = value }),
        Share("maxGrossExposureFraction", HardLimits.MaxGrossExposureFraction,
            limits => limits.MaxGrossExposureFraction,
            (limits, value) => limits with { MaxGrossExposureFraction = value }),
        Share("maxMarginUseFraction", HardLimits.MaxMarginUseFraction,
            limits => limits.MaxMarginUseFraction, (limits, value) => limits with { MaxMarginUseFraction = value }),
        Share("maxPortfolioHeatFraction", HardLimits.MaxPortfolioHeatFraction,
            limits => limits.MaxPortfolioHeatFraction,
            (limits, value) => limits with { MaxPortfolioHeatFraction = value }),
        Count("maxActiveStrategies", HardLimits.MaxActiveStrategies,
            limits => limits.MaxActiveStrategies, (limits, value) => limits with { MaxActiveStrategies = value }),
    ];

    /// <summary>As the property of <see cref="RiskLimits"/>, in camel case.</summary>
    public string Name { get; }

    /// <summary>The least that can be set: the hard limit, where the limit is a least.</summary>
    public decimal Min { get; }

    /// <summary>The most that can be set: the hard limit, where the limit is a most.</summary>
    public decimal Max { get; }

    /// <summary>Only whole numbers.</summary>
    public bool IsCount { get; private init; }

    /// <summary>Its value among an account's limits.</summary>
    public Func<RiskLimits, decimal> Of { get; }

    /// <summary>The limits with this one at a value within its range.</summary>
    public Func<RiskLimits, decimal, RiskLimits> Set { get; }

    public bool Allows(decimal value) =>
        value >= Min && value <= Max && (!IsCount || decimal.Truncate(value) == value);

    private static LimitTerm Share(
        string name, decimal hard, Func<RiskLimits, decimal> of, Func<RiskLimits, decimal, RiskLimits> set) =>
        new(name, (LeastFraction, hard), of, set);

    private static LimitTerm Count(
        string name, int hard, Func<RiskLimits, int> of, Func<RiskLimits, int, RiskLimits> set) =>
        new(name, (1m, hard), limits => of(limits), (limits, value) => set(limits, (int)value)) { IsCount = true };
}
