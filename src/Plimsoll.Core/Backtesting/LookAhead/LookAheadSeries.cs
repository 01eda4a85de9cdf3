using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>Bars of an instrument that is checked, and of the others that its strategy looks at.</summary>
/// <param name="Own">Final bars of the strategy's timeframe, in ascending time.</param>
/// <param name="Others">Such bars of each of the setup's references, in their order.</param>
public sealed record LookAheadSeries(ReadOnlyMemory<Bar> Own, IReadOnlyList<ReadOnlyMemory<Bar>> Others)
{
    public LookAheadSeries(ReadOnlyMemory<Bar> own)
        : this(own, [])
    {
    }

    /// <summary>What was known before a bar of the instrument opened: nothing of any instrument opens then or later.</summary>
    /// <param name="at">The bar's place; the length for all of them.</param>
    internal LookAheadSeries Before(int at)
    {
        if (at >= Own.Length)
            return this;
        var time = Own.Span[at].OpenTime;
        return new(Own[..at], [.. Others.Select(bars => bars[..IndexOf(bars.Span, time)])]);
    }

    /// <summary>From a bar of the instrument on, all instruments at the same time.</summary>
    internal LookAheadSeries From(int at)
    {
        if (at >= Own.Length)
            return new(default, [.. Others.Select(_ => default(ReadOnlyMemory<Bar>))]);
        var time = Own.Span[at].OpenTime;
        return new(Own[at..], [.. Others.Select(bars => bars[IndexOf(bars.Span, time)..])]);
    }

    /// <summary>The same before a bar of the instrument opened, and another future of all instruments from then on.</summary>
    internal LookAheadSeries OtherwiseFrom(int at, SeededRandom random)
    {
        var time = Own.Span[at].OpenTime;
        return new(
            Perturbation.After(at, Own.Span, random),
            [
                .. Others.Select(bars => (ReadOnlyMemory<Bar>)Perturbation.After(
                    IndexOf(bars.Span, time), bars.Span, random)),
            ]);
    }

    // Of the first bar that opens then or later.
    private static int IndexOf(ReadOnlySpan<Bar> bars, Timestamp time)
    {
        var (low, high) = (0, bars.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (bars[middle].OpenTime < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
