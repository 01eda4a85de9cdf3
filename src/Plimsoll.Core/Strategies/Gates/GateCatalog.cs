using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.Gates;

/// <summary>The gates; a strategy lists those it offers.</summary>
internal static class GateCatalog
{
    /// <summary>A volume this many times the mean of the ten bars before is a spike.</summary>
    public const double Spike = 1.5;

    /// <summary>The gaps of <see cref="GapEntry"/>.</summary>
    public const string Gaps = "fvg";

    // Before the gates that use it: static members come into being in this order.
    private static Timeframe Bias { get; } = Timeframe.Of("4h");

    public static GateKind HtfBias { get; } = new(
        "htfBias", "Only with the trend of 4h bars", "4h trend > 0 in the direction",
        inputs =>
        {
            var trend = inputs.Higher(Bias, "trend5(5)");
            return (int sign, in Bar _) => GateReading.Positive(sign * trend[3]);
        })
    {
        Higher = Bias,
    };

    public static GateKind Equilibrium { get; } = new(
        "equilibrium", "Longs in discount, shorts at a premium of 10 bars", "place in the range beyond 0.5",
        inputs =>
        {
            var range = inputs.Get("equilibrium(10)");
            return (int sign, in Bar _) => new(range[1], sign > 0 ? Comparison.Below : Comparison.Above, 0.5);
        });

    public static GateKind Sweep { get; } = new(
        "sweep", "Only after lows were swept (longs), highs (shorts)", "sweep > 0 in the direction",
        inputs => Directed(inputs, "liquidity_sweep(5,3)", 0));

    public static GateKind SessionSweep { get; } = new(
        "sessionSweep", "Only after a level of the day before, Asia or London was swept", "sweep > 0 in the direction",
        inputs => Directed(inputs, "liquidity_sweep(5,3,sessions)", 0));

    public static GateKind StructureBreak { get; } = new(
        "structureBreak", "Only after a break of structure in the direction, 10 bars", "break > 0 in the direction",
        inputs => Directed(inputs, "market_structure(10)", 4));

    public static GateKind StructureShift { get; } = StructureBreak.Named("structureShift");

    public static GateKind Displacement { get; } = new(
        "displacement", "Only on a displacement bar in the direction", "displacement > 0 in the direction",
        inputs => Directed(inputs, "displacement(10,0.7)", 1));

    public static GateKind VolumeDisplacement { get; } = new(
        "volumeDisplacement", "Only on a displacement bar on 1.5 times the usual volume",
        "volume / mean of 10, 0 without displacement > 1.5",
        inputs =>
        {
            var (displacement, volume) = (inputs.Get("displacement(10,0.7)"), inputs.Get("volume_ratio(10)"));
            return (int _, in Bar _) => new(displacement[0] * volume.Value, Comparison.Above, Spike);
        });

    public static GateKind OptimalEntry { get; } = new(
        "ote", "Only where 0.62 to 0.79 of the leg of 10 bars is taken back", "in the zone of a leg in the direction > 0",
        inputs =>
        {
            var entry = inputs.Get("ote(10)");
            return (int sign, in Bar _) => GateReading.Positive(entry[0] * entry[3] * sign);
        });

    public static GateKind NewYorkMorning { get; } = Hours("nyMorning", "Only 09:30 to 11:30 in New York", 4);

    public static GateKind NewYorkHours { get; } = Hours("nyHours", "Only 08:00 to 17:00 in New York", 2);

    public static GateKind LondonOrNewYork { get; } = Hours("londonOrNewYork", "Only while London or New York is open", 1, 2);

    public static GateKind VolatilityNotLow { get; } = new(
        "volatilityNotLow", "Not while ATR(14) is below 0.75 of ATR(100)", "ATR(14) / ATR(100) >= 0.75",
        inputs =>
        {
            var regime = new VolatilityRegime(inputs);
            return (int _, in Bar _) => new(regime.Value, Comparison.AtLeast, VolatilityRegime.Low);
        });

    public static GateKind VolumeSpike { get; } = new(
        "volumeSpike", "Only on 1.5 times the volume of the 10 bars before", "volume / mean of 10 > 1.5",
        inputs =>
        {
            var volume = inputs.Get("volume_ratio(10)");
            return (int _, in Bar _) => new(volume.Value, Comparison.Above, Spike);
        });

    public static GateKind DailyBias { get; } = new(
        "dailyBias", "Only beyond the close of the day before, and until its high (low) is reached",
        "gain on the close of the day before, 0 once the target is reached > 0", DailyBiasOf);

    public static GateKind MidnightOpen { get; } = new(
        "midnightOpen", "Longs below, shorts above the midnight open of New York", "close beyond the midnight open",
        inputs =>
        {
            var levels = inputs.Get("day_levels");
            return (int sign, in Bar bar) => new(
                bar.Close, sign > 0 ? Comparison.Below : Comparison.Above, levels[7]);
        });

    public static GateKind GapEntry { get; } = new(
        "fvgEntry", "Enters by a limit at the middle of a live gap in the direction, stop beyond the swept extreme",
        "a gap in the direction whose middle waits > 0",
        inputs =>
        {
            var book = ((FairValueGaps)inputs.Get(Gaps)).Book;
            return (int sign, in Bar _) => GateReading.Positive(book.Waiting(sign) < 0 ? 0 : 1);
        });

    public static GateKind Balance { get; } = Balanced("balance", "Only out of balance: small bodies, narrow range before");

    public static GateKind CleanStructure { get; } = Balanced("cleanStructure", "Only while 10 bars are in balance");

    public static GateKind Aggression { get; } = new(
        "aggression", "Only with displacement on a volume spike, or a candle delta of 2 deviations, in the direction",
        "aggression > 0 in the direction",
        inputs =>
        {
            var (displacement, volume) = (inputs.Get("displacement(10,0.7)"), inputs.Get("volume_ratio(10)"));
            var delta = inputs.Get("candle_delta(20)");
            return (int sign, in Bar _) =>
            {
                var force = volume.Value > Spike ? displacement[1] : 0 * volume.Value;
                var surge = delta[2] * Math.Sign(Known(delta.Value));
                return GateReading.Positive(Math.Max(sign * force, sign * surge));
            };
        });

    private static double Known(double value) => double.IsNaN(value) ? 0 : value;

    private static GateMeasure Directed(GateInputs inputs, string spec, int field)
    {
        var indicator = inputs.Get(spec);
        return (int sign, in Bar _) => GateReading.Positive(sign * indicator[field]);
    }

    private static GateKind Hours(string name, string description, params int[] fields) => new(
        name, description, "open > 0",
        inputs =>
        {
            var hours = inputs.Get("market_hours");
            return (int _, in Bar _) => GateReading.Positive(Largest(hours, fields));
        });

    private static double Largest(Indicator indicator, int[] fields)
    {
        var largest = indicator[fields[0]];
        foreach (var field in fields)
            largest = Math.Max(largest, indicator[field]);
        return largest;
    }

    private static GateKind Balanced(string name, string description) => new(
        name, description, "balance > 0",
        inputs =>
        {
            var balance = inputs.Get("balance(10)");
            return (int _, in Bar _) => GateReading.Positive(balance.Value);
        });

    private static GateMeasure DailyBiasOf(GateInputs inputs)
    {
        var levels = inputs.Get("day_levels");
        return (int sign, in Bar bar) =>
        {
            var isReached = sign > 0 ? levels[8] >= levels[0] : levels[9] <= levels[1];
            return GateReading.Positive(isReached ? 0 : sign * (bar.Close / levels[2] - 1));
        };
    }
}
