using System.Globalization;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Simulation;

/// <summary>
/// What makes one synthetic market differ from another. The same options give the same trades, byte for byte, on
/// every machine. Values out of range throw <see cref="ArgumentOutOfRangeException"/> naming the range.
/// </summary>
public sealed record SyntheticMarketOptions
{
    public const int MaxInstruments = 50;

    /// <summary>Any 64 bits.</summary>
    public ulong Seed { get; init; } = 20_260_101;

    /// <summary>1 to 50 with different ids.</summary>
    public IReadOnlyList<SyntheticInstrument> Instruments { get; init => field = Checked(value); } =
        SyntheticInstrument.Defaults;

    /// <summary>Of each instrument by day; half of it at night (22:00 to 06:00 UTC). 1 to 6,000.</summary>
    public double TradesPerMinute { get; init => field = InRange(value, 1, 6_000, nameof(TradesPerMinute)); } = 60;

    /// <summary>Standard deviation of daily returns before the regime's factor. 0.001 to 0.5.</summary>
    public double DailyVolatilityFraction
    {
        get;
        init => field = InRange(value, 0.001, 0.5, nameof(DailyVolatilityFraction));
    } = 0.03;

    /// <summary>The same for currency pairs, which move less. 0.001 to 0.5.</summary>
    public double FxDailyVolatilityFraction
    {
        get;
        init => field = InRange(value, 0.001, 0.5, nameof(FxDailyVolatilityFraction));
    } = 0.006;

    /// <summary>Of each instrument with a factor common to all; two correlate by its square. 0 to 0.95.</summary>
    public double Correlation { get; init => field = InRange(value, 0, 0.95, nameof(Correlation)); } = 0.6;

    /// <summary>Between best bid and best ask, before regime and episode widen it. 1 to 100.</summary>
    public int SpreadIncrements
    {
        get;
        init => field = (int)InRange(value, 1, 100, nameof(SpreadIncrements));
    } = 2;

    /// <summary>Pumps per day of each crypto instrument (currency pairs have none). 0 to 20.</summary>
    public double EpisodesPerDay { get; init => field = InRange(value, 0, 20, nameof(EpisodesPerDay)); } = 1.0;

    /// <summary>Time of the first possible trade, a whole minute.</summary>
    public Timestamp Start { get; init => field = WholeMinute(value, nameof(Start)); } =
        Timestamp.From(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static double InRange(double value, double min, double max, string name) =>
        value >= min && value <= max
            ? value
            : throw new ArgumentOutOfRangeException(
                name, value, FormattableString.Invariant($"must be {min} to {max}"));

    private static Timestamp WholeMinute(Timestamp time, string name) =>
        Timeframe.OneMinute.Floor(time) == time
            ? time
            : throw new ArgumentOutOfRangeException(name, time, "must be a whole minute");

    private static IReadOnlyList<SyntheticInstrument> Checked(IReadOnlyList<SyntheticInstrument> instruments)
    {
        InRange(instruments.Count, 1, MaxInstruments, nameof(Instruments));
        if (instruments.Select(one => one.Instrument.Id).Distinct().Count() != instruments.Count)
            throw new ArgumentOutOfRangeException(nameof(instruments), "ids must differ");
        foreach (var one in instruments)
        {
            InRange(one.StartPrice, (double)one.Instrument.PriceIncrement * 100, 1e9, nameof(one.StartPrice));
            InRange(one.MeanTradeNotional, 0.01, 1e9, nameof(one.MeanTradeNotional));
            PartsOfOne(one.Instrument.PriceIncrement, nameof(Instrument.PriceIncrement));
            PartsOfOne(one.Instrument.QuantityStep, nameof(Instrument.QuantityStep));
        }

        return instruments;
    }

    private static void PartsOfOne(decimal step, string name)
    {
        if (1m % step != 0m || step < 0.000_000_01m)
            throw new ArgumentOutOfRangeException(
                name, step.ToString(CultureInfo.InvariantCulture), "must divide 1 and be at least 1e-8");
    }
}
