namespace Plimsoll.Core.Risk;

/// <summary>
/// Limits of one strategy run, bot or hook on one account, beside those of the account. None can be looser than the
/// hard limit of its name.
/// </summary>
public sealed record RunBudget
{
    private readonly bool _isMeasurement;

    public RunBudget()
    {
    }

    private RunBudget(bool isMeasurement) => _isMeasurement = isMeasurement;

    /// <summary>A strategy run by itself, as in backtests.</summary>
    public static RunBudget Strategy { get; } = new();

    /// <summary>A bot: the account is its own, so it may use more of it.</summary>
    public static RunBudget Bot { get; } = new()
    {
        MaxExposureFraction = 0.40m,
        MaxOpenPositions = 5,
        MaxEntriesPerDay = 10,
        MaxPositionFraction = 0.08m,
    };

    public decimal MaxExposureFraction { get; init => field = AtMost(value, HardLimits.MaxGrossExposureFraction); }
        = 0.05m;

    public decimal MaxDailyLossFraction { get; init => field = AtMost(value, HardLimits.MaxDailyLossFraction); }
        = 0.02m;

    public int MaxConsecutiveLosses { get; init => field = AtMost(value, HardLimits.StrategyDisableAfterLosses); }
        = HardLimits.StrategyDisableAfterLosses;

    public int MaxOpenPositions { get; init => field = AtMost(value, HardLimits.MaxOpenPositions); } = 3;

    public int MaxEntriesPerDay { get; init => field = AtMost(value, HardLimits.MaxEntriesPerDay); } = 5;

    public decimal MaxPositionFraction { get; init => field = AtMost(value, HardLimits.MaxCryptoPositionFraction); }
        = HardLimits.MaxCryptoPositionFraction;

    /// <summary>See <see cref="RiskLimits.ForMeasurement"/>.</summary>
    internal static RunBudget ForMeasurement() => new(isMeasurement: true)
    {
        MaxExposureFraction = decimal.MaxValue,
        MaxDailyLossFraction = decimal.MaxValue,
        MaxConsecutiveLosses = int.MaxValue,
        MaxOpenPositions = int.MaxValue,
        MaxEntriesPerDay = int.MaxValue,
        MaxPositionFraction = decimal.MaxValue,
    };

    private int AtMost(int value, int hard) => (int)AtMost((decimal)value, hard);

    private decimal AtMost(decimal value, decimal hard) =>
        _isMeasurement || (value > 0m && value <= hard)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, $"settings.exceeds_hard_limit: the hard limit is {hard}");
}
