namespace Plimsoll.Core.Risk;

/// <summary>
/// Soft limits of an account: the same names as <see cref="HardLimits"/>, each at least as strict. A looser value
/// cannot be built.
/// </summary>
public sealed record RiskLimits
{
    private readonly bool _isMeasurement;

    public RiskLimits()
    {
    }

    private RiskLimits(bool isMeasurement) => _isMeasurement = isMeasurement;

    /// <summary>The hard limits themselves.</summary>
    public static RiskLimits Hard { get; } = new();

    public decimal MaxRiskPerTradeFraction { get; init => field = AtMost(value, HardLimits.MaxRiskPerTradeFraction); }
        = HardLimits.MaxRiskPerTradeFraction;

    public decimal MaxDailyLossFraction { get; init => field = AtMost(value, HardLimits.MaxDailyLossFraction); }
        = HardLimits.MaxDailyLossFraction;

    public decimal EmergencyDrawdownFraction
    {
        get;
        init => field = AtMost(value, HardLimits.EmergencyDrawdownFraction);
    }
        = HardLimits.EmergencyDrawdownFraction;

    public int MaxOpenPositions { get; init => field = (int)AtMost(value, HardLimits.MaxOpenPositions); }
        = HardLimits.MaxOpenPositions;

    public int MaxEntriesPerDay { get; init => field = (int)AtMost(value, HardLimits.MaxEntriesPerDay); }
        = HardLimits.MaxEntriesPerDay;

    public int MaxEntriesPerHour { get; init => field = (int)AtMost(value, HardLimits.MaxEntriesPerHour); }
        = HardLimits.MaxEntriesPerHour;

    public decimal MinRewardRisk { get; init => field = AtLeast(value, HardLimits.MinRewardRisk); }
        = HardLimits.MinRewardRisk;

    public decimal MaxPositionFraction { get; init => field = AtMost(value, HardLimits.MaxCryptoPositionFraction); }
        = HardLimits.MaxCryptoPositionFraction;

    public decimal MinAccountBalance { get; init => field = AtLeast(value, HardLimits.MinAccountBalance); }
        = HardLimits.MinAccountBalance;

    public int MaxCorrelatedPositions { get; init => field = (int)AtMost(value, HardLimits.MaxCorrelatedPositions); }
        = HardLimits.MaxCorrelatedPositions;

    public decimal MaxGrossExposureFraction
    {
        get;
        init => field = AtMost(value, HardLimits.MaxGrossExposureFraction);
    }
        = HardLimits.MaxGrossExposureFraction;

    public decimal MaxMarginUseFraction { get; init => field = AtMost(value, HardLimits.MaxMarginUseFraction); }
        = HardLimits.MaxMarginUseFraction;

    public decimal MaxPortfolioHeatFraction { get; init => field = AtMost(value, HardLimits.MaxPortfolioHeatFraction); }
        = HardLimits.MaxPortfolioHeatFraction;

    public int MaxActiveStrategies { get; init => field = (int)AtMost(value, HardLimits.MaxActiveStrategies); }
        = HardLimits.MaxActiveStrategies;

    /// <summary>
    /// No limit binds: for comparing engines and measuring speed only. Internal to the core, where nothing but
    /// its own measurement harness and its tests can reach it; no trading path can.
    /// </summary>
    internal static RiskLimits ForMeasurement() => new(isMeasurement: true)
    {
        MaxRiskPerTradeFraction = decimal.MaxValue,
        MaxDailyLossFraction = decimal.MaxValue,
        EmergencyDrawdownFraction = decimal.MaxValue,
        MaxOpenPositions = int.MaxValue,
        MaxEntriesPerDay = int.MaxValue,
        MaxEntriesPerHour = int.MaxValue,
        MinRewardRisk = 0m,
        MaxPositionFraction = decimal.MaxValue,
        MinAccountBalance = 0m,
        MaxCorrelatedPositions = int.MaxValue,
        MaxGrossExposureFraction = decimal.MaxValue,
        MaxMarginUseFraction = decimal.MaxValue,
        MaxPortfolioHeatFraction = decimal.MaxValue,
        MaxActiveStrategies = int.MaxValue,
    };

    internal bool IsMeasurement => _isMeasurement;

    /// <summary>Of the first days with real money: half of what is hard, or what is stricter already.</summary>
    internal RiskLimits Halved() => _isMeasurement ? this : this with
    {
        MaxRiskPerTradeFraction = Math.Min(MaxRiskPerTradeFraction, HardLimits.MaxRiskPerTradeFraction / 2m),
        MaxDailyLossFraction = Math.Min(MaxDailyLossFraction, HardLimits.MaxDailyLossFraction / 2m),
        MaxOpenPositions = Math.Min(MaxOpenPositions, HardLimits.MaxOpenPositions / 2),
    };

    private decimal AtMost(decimal value, decimal hard) =>
        _isMeasurement || (value > 0m && value <= hard) ? value : throw Exceeds(value, hard);

    private decimal AtLeast(decimal value, decimal hard) =>
        _isMeasurement || value >= hard ? value : throw Exceeds(value, hard);

    private static ArgumentOutOfRangeException Exceeds(decimal value, decimal hard) =>
        new(nameof(value), value, $"settings.exceeds_hard_limit: the hard limit is {hard}");
}
