using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>
/// Whether the values of an indicator stay what they were: with the series cut off at seeded ends they must be the
/// same to the last bit, with later starts the same to 1e-9 once what the indicator began with is over.
/// </summary>
/// <param name="spec">Kind and parameters.</param>
/// <param name="over">
/// Makes the indicator for a series. One of the catalog never sees the series; whoever brings one that computes ahead
/// gives it the series here.
/// </param>
public sealed class RepaintCheck(IndicatorSpec spec, Func<ReadOnlyMemory<Bar>, Indicator> over)
{
    private const int MostEnds = 10;
    private const int MostStarts = 5;
    private const double Tolerance = 1e-9;

    // What a recursive kind began with fades, slowest in adaptive means and trailing bands; others forget it at once.
    private const int RecursiveWarmups = 30;
    private const int RecursiveBars = 6_000;

    public RepaintCheck(IndicatorSpec spec)
        : this(spec, _ => spec.Kind.Create(spec))
    {
    }

    // A day that the start cut in two, a turn that came before it: what awaits an event has to meet the next one first.
    private int SettleBars => spec.Kind.IsRecursive || spec.Kind.AwaitsEvent
        ? RecursiveWarmups * spec.WarmupBars + RecursiveBars
        : spec.WarmupBars;

    public RepaintResult Run(ReadOnlyMemory<Bar> bars, long seed)
    {
        var random = new SeededRandom(unchecked((ulong)seed));
        var whole = Values(bars);
        var findings = new List<RepaintFinding>();
        var ends = SeededTimes.Between(1, bars.Length, MostEnds, random);
        foreach (var end in ends)
            if (FirstChange(whole, Values(bars[..end]), 0, 0) is { } change)
                findings.Add(Finding(bars, end, change, isOfEnd: true));
        var starts = spec.Kind.DependsOnStart
            ? []
            : SeededTimes.Between(1, bars.Length - SettleBars, MostStarts, random);
        int? settled = null;
        foreach (var start in starts)
        {
            var late = Values(bars[start..]);
            settled = Math.Max(settled ?? 0, SettledAfter(whole, late, start));
            if (FirstChange(whole, late, start, SettleBars) is { } change)
                findings.Add(Finding(bars, start, change, isOfEnd: false));
        }

        return new RepaintResult
        {
            Indicator = spec.Id,
            Bars = bars.Length,
            Ends = ends.Count,
            Starts = starts.Count,
            DependsOnStart = spec.Kind.DependsOnStart,
            SettledAfterBars = settled,
            Findings = findings,
        };
    }

    private readonly record struct Change(int Index, int Field, double Whole, double Other);

    private Series Values(ReadOnlyMemory<Bar> bars)
    {
        var indicator = over(bars);
        var fields = spec.Kind.Fields.Count;
        var values = new double[bars.Length * fields];
        for (var i = 0; i < bars.Length; i++)
        {
            indicator.Update(in bars.Span[i]);
            for (var field = 0; field < fields; field++)
                values[i * fields + field] = indicator[field];
        }

        return new Series(values, fields);
    }

    /// <summary>The first value, from so many bars after the start on, that is another; by the place in the whole.</summary>
    private static Change? FirstChange(Series whole, Series other, int start, int settle)
    {
        for (var i = settle; i < other.Bars; i++)
            for (var field = 0; field < whole.Fields; field++)
            {
                var (here, there) = (whole[start + i, field], other[i, field]);
                if (start == 0 ? !here.Equals(there) : !whole.IsClose(here, there, field))
                    return new Change(start + i, field, here, there);
            }

        return null;
    }

    private static int SettledAfter(Series whole, Series late, int start)
    {
        for (var i = late.Bars - 1; i >= 0; i--)
            for (var field = 0; field < whole.Fields; field++)
                if (!whole.IsClose(whole[start + i, field], late[i, field], field))
                    return i + 1;
        return 0;
    }

    private RepaintFinding Finding(ReadOnlyMemory<Bar> bars, int at, Change change, bool isOfEnd) => new(
        spec.Kind.Fields[change.Field].Name, isOfEnd, bars.Span[at].OpenTime, bars.Span[change.Index].OpenTime,
        OrNull(change.Whole), OrNull(change.Other));

    private static double? OrNull(double value) => double.IsFinite(value) ? value : null;

    /// <summary>Every field on every bar, and how large each usually is.</summary>
    private sealed class Series
    {
        private readonly double[] _values;
        private readonly double[] _usual;

        public Series(double[] values, int fields)
        {
            _values = values;
            Fields = fields;
            _usual = [.. Enumerable.Range(0, fields).Select(Usual)];
        }

        public int Fields { get; }

        public int Bars => _values.Length / Fields;

        public double this[int bar, int field] => _values[bar * Fields + field];

        // A value near zero is as exact as those around it, not more.
        public bool IsClose(double here, double there, int field) => here.Equals(there)
            || Math.Abs(here - there) <= Tolerance * Math.Max(Math.Abs(here), _usual[field]);

        private double Usual(int field)
        {
            var (sum, count) = (0.0, 0);
            for (var i = field; i < _values.Length; i += Fields)
                if (double.IsFinite(_values[i]))
                    (sum, count) = (sum + Math.Abs(_values[i]), count + 1);
            return count > 0 ? sum / count : 1;
        }
    }
}
