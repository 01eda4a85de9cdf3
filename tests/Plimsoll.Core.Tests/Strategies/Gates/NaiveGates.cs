using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Tests.Indicators;

namespace Plimsoll.Core.Tests.Strategies.Gates;

/// <summary>Whether a gate is open on a bar, read from whole series of values; null where it cannot be told.</summary>
internal sealed class NaiveGates(Bar[] bars)
{
    private readonly Dictionary<string, double[]> _series = [];

    public bool? IsOpen(string gate, int bar, int sign) => gate switch
    {
        "htfBias" => Told(HigherTrend(bar), trend => trend == sign),
        "equilibrium" => Told(At("equilibrium(10)", "position", bar), place => sign > 0 ? place < 0.5 : place > 0.5),
        "sweep" => Told(At("liquidity_sweep", "side", bar), side => side == sign),
        "sessionSweep" => Told(At("liquidity_sweep(5,3,sessions)", "side", bar), side => side == sign),
        "structureBreak" or "structureShift" => Told(At("market_structure", "recent", bar), way => way == sign),
        "volumeDisplacement" => Told(
            Spikes(bar), spikes => spikes > 0 && At("displacement", "value", bar) == 1),
        "displacement" => Told(At("displacement", "direction", bar), way => way == sign),
        "volumeSpike" => Told(Spikes(bar), spikes => spikes > 0),
        "ote" => Told(
            At("ote", "inZone", bar), inZone => inZone == 1 && At("ote", "direction", bar) == sign),
        "nyMorning" => At("market_hours", "nyMorning", bar) == 1,
        "nyHours" => At("market_hours", "newYork", bar) == 1,
        "londonOrNewYork" => At("market_hours", "newYork", bar) + At("market_hours", "london", bar) > 0,
        "volatilityNotLow" => Told(
            At("atr(14)", "value", bar) / At("atr(100)", "value", bar), ratio => ratio >= 0.75),
        "cleanStructure" => Told(At("balance", "value", bar), balanced => balanced == 1),
        "dailyBias" => DailyBias(bar, sign),
        "midnightOpen" => Told(
            At("day_levels", "midnightOpen", bar), open => sign > 0 ? bars[bar].Close < open : bars[bar].Close > open),
        "aggression" => Told(Spikes(bar) + At("candle_delta", "surge", bar), _ => IsAggressive(bar, sign)),
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "no such gate"),
    };

    private static bool? Told(double value, Func<double, bool> isOpen) => double.IsNaN(value) ? null : isOpen(value);

    private double At(string spec, string field, int bar)
    {
        var key = $"{spec}.{field}";
        if (!_series.TryGetValue(key, out var values))
        {
            var parsed = IndicatorCatalog.Parse(spec);
            var index = parsed.Kind.Fields.Single(one => one.Name == field).Index;
            _series[key] = values = Series.Fields(parsed, bars)[index];
        }

        return values[bar];
    }

    // 1 on a spike, 0 without, NaN while there are no ten bars before.
    private double Spikes(int bar) => bar < 10 ? double.NaN
        : bars[bar].Volume > 1.5 * bars[(bar - 10)..bar].Average(one => one.Volume) ? 1 : 0;

    private bool IsAggressive(int bar, int sign)
    {
        var delta = Math.Sign(bars[bar].Close - bars[bar].Open);
        return (Spikes(bar) == 1 && At("displacement", "direction", bar) == sign)
            || (At("candle_delta", "surge", bar) == 1 && delta == sign);
    }

    private bool? DailyBias(int bar, int sign)
    {
        static DateTime Day(Bar one) => one.OpenTime.ToDateTimeOffset().UtcDateTime.Date;
        var today = bars[..(bar + 1)].Where(one => Day(one) == Day(bars[bar])).ToArray();
        var before = bars[..(bar + 1 - today.Length)];
        if (before.Length == 0 || Day(before[^1]) == Day(bars[0]))
            return null;
        var day = before.Where(one => Day(one) == Day(before[^1])).ToArray();
        return sign > 0
            ? bars[bar].Close > day[^1].Close && today.Max(one => one.High) < day.Max(one => one.High)
            : bars[bar].Close < day[^1].Close && today.Min(one => one.Low) > day.Min(one => one.Low);
    }

    private double HigherTrend(int bar)
    {
        if (!_series.TryGetValue("4h", out var trends))
            _series["4h"] = trends = Trends();
        return trends[bar];
    }

    private double[] Trends()
    {
        // The bars of Walk begin at 1970-01-01 00:00, an hour each.
        var four = bars.Chunk(4).Where(group => group.Length == 4)
            .Select(group => (High: group.Max(one => one.High), Low: group.Min(one => one.Low))).ToArray();
        return [.. bars.Select((_, i) =>
        {
            var last = (i + 1) / 4 - 1;
            if (last < 4)
                return double.NaN;
            var steps = Enumerable.Range(last - 3, 4).ToArray();
            return steps.All(k => four[k].High > four[k - 1].High && four[k].Low > four[k - 1].Low) ? 1
                : steps.All(k => four[k].High < four[k - 1].High && four[k].Low < four[k - 1].Low) ? -1
                : 0;
        })];
    }
}
