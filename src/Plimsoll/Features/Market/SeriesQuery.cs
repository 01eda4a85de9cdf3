using Plimsoll.Api;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Market;

/// <summary><c>?instrument=&amp;interval=&amp;limit=</c> of everything that is drawn over time.</summary>
internal static class SeriesQuery
{
    public const int DefaultBars = 500;
    public const int MaxBars = 1_500;

    /// <summary>What can be made of the market's minutes.</summary>
    public static IReadOnlyList<string> Intervals { get; } =
        [.. Timeframe.Codes.Where(code => Timeframe.Of(code).Seconds >= Timeframe.OneMinute.Seconds)];

    public static int Limit(int? limit, FieldProblems problems)
    {
        var bars = limit ?? DefaultBars;
        problems.Range(bars, "limit", 1, MaxBars);
        return bars;
    }

    /// <summary>Null when one of them is unknown, which is then a problem.</summary>
    public static (InstrumentId Instrument, Timeframe Interval)? Read(
        string instrument, string interval, IReadOnlyList<Instrument> known, FieldProblems problems)
    {
        var isKnown = problems.OneOf(instrument, "instrument", [.. known.Select(one => one.Id.Value)]);
        var isInterval = problems.OneOf(interval, "interval", Intervals);
        return isKnown && isInterval ? (InstrumentId.Of(instrument), Timeframe.Of(interval)) : null;
    }
}
