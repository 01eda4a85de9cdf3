using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

/// <summary>Sessions by the time zones of the machine, and the levels they leave.</summary>
internal static class Days
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["market_hours"] = Hours,
        ["day_levels"] = Levels,
        ["liquidity_sweep"] = Sweep,
    };

    private static DateTime Local(Bar bar, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(bar.OpenTime.ToDateTimeOffset(), zone).DateTime;

    private static double Minute(Bar bar, TimeZoneInfo zone) => Math.Floor(Local(bar, zone).TimeOfDay.TotalMinutes);

    private static bool IsIn(Bar bar, TimeZoneInfo zone, double from, double to) =>
        Local(bar, zone).TimeOfDay.TotalHours >= from && Local(bar, zone).TimeOfDay.TotalHours < to;

    private static double[][] Hours(History h)
    {
        double[] In(Func<Bar, bool> isIn) => [.. h.Bars.Select(bar => isIn(bar) ? 1.0 : 0)];
        bool IsAsia(Bar bar) => IsIn(bar, Tokyo, 9, 18);
        bool IsLondon(Bar bar) => IsIn(bar, London, 8, 17);
        bool IsNewYork(Bar bar) => IsIn(bar, NewYork, 8, 17);
        return
        [
            In(IsAsia), In(IsLondon), In(IsNewYork), In(bar => IsLondon(bar) && IsNewYork(bar)),
            In(bar => IsIn(bar, NewYork, 9.5, 11.5)),
            [.. h.Bars.Select(bar => new[]
            {
                IsNewYork(bar) ? Minute(bar, NewYork) - 480 : double.NaN,
                IsLondon(bar) ? Minute(bar, London) - 480 : double.NaN,
                IsAsia(bar) ? Minute(bar, Tokyo) - 540 : double.NaN,
            }.FirstOrDefault(minutes => !double.IsNaN(minutes), double.NaN))],
            [.. h.Bars.Select(bar => Minute(bar, NewYork))],
        ];
    }

    // The bars of each session that is over at a bar, or runs; what the data begins in is left out.
    private static List<Bar[]> Whole(Bar[] bars, Func<Bar, DateTime?> session)
    {
        var groups = new List<(DateTime? Day, List<Bar> Bars)>();
        foreach (var bar in bars)
        {
            if (groups.Count == 0 || groups[^1].Day != session(bar))
                groups.Add((session(bar), []));
            groups[^1].Bars.Add(bar);
        }

        return [.. groups.Skip(1).Where(group => group.Day is not null).Select(group => group.Bars.ToArray())];
    }

    private static double[] Over(Bar[] bars, Func<Bar, DateTime?> session)
    {
        var whole = Whole(bars, session);
        if (whole.Count > 0 && session(bars[^1]) is not null)
            whole.RemoveAt(whole.Count - 1);
        return whole.Count == 0
            ? [double.NaN, double.NaN, double.NaN]
            : [whole[^1].Max(bar => bar.High), whole[^1].Min(bar => bar.Low), whole[^1][^1].Close];
    }

    private static DateTime? Asia(Bar bar) => IsIn(bar, Tokyo, 9, 18) ? Local(bar, Tokyo).Date : null;

    private static DateTime? LondonDay(Bar bar) => IsIn(bar, London, 8, 17) ? Local(bar, London).Date : null;

    private static DateTime? UtcDay(Bar bar) => Local(bar, TimeZoneInfo.Utc).Date;

    private static double[][] Levels(History h)
    {
        DateTime? Day(Bar bar) => h.Choice("day") == "utc" ? UtcDay(bar) : Local(bar, NewYork).Date;
        var rows = h.Bars.Select((_, i) =>
        {
            var past = h.Bars[..(i + 1)];
            var midnights = Whole(past, bar => Local(bar, NewYork).Date);
            var today = Whole(past, Day).LastOrDefault([]);
            return new[]
            {
                Over(past, Day), Over(past, Asia)[..2], Over(past, LondonDay)[..2],
                [midnights.Count == 0 ? double.NaN : midnights[^1][0].Open],
                [
                    today.Select(bar => bar.High).DefaultIfEmpty(double.NaN).Max(),
                    today.Select(bar => bar.Low).DefaultIfEmpty(double.NaN).Min(),
                ],
            }.SelectMany(part => part).ToArray();
        }).ToArray();
        return [.. Enumerable.Range(0, 10).Select(field => h.Each(i => rows[i][field]))];
    }

    private static double[][] Sweep(History h)
    {
        var sources = h.Choice("levels") switch { "swings" => 0..1, "sessions" => 1..4, _ => 0..4 };
        var lows = Enumerable.Range(0, h.Length).Select(i => Known(h, i, -1)[sources]).ToArray();
        var highs = Enumerable.Range(0, h.Length).Select(i => Known(h, i, 1)[sources]).ToArray();
        var rows = Enumerable.Range(0, h.Length).Select(i =>
        {
            if (i < 2 * h["span"] + 1)
                return [double.NaN, double.NaN, double.NaN];
            var below = Newest(h, lows, i, h.Low, 1);
            var above = Newest(h, highs, i, h.High, -1);
            return below.Age == above.Age ? [0, double.NaN, double.NaN]
                : below.Age < above.Age ? [1, below.Level, below.Age]
                : new[] { -1, above.Level, above.Age };
        }).ToArray();
        return [.. Enumerable.Range(0, 3).Select(field => h.Each(i => rows[i][field]))];
    }

    // What is known after a bar.
    private static double[] Known(History h, int i, int sign)
    {
        var (values, past) = (sign > 0 ? h.High : h.Low, h.Bars[..(i + 1)]);
        var swing = Structures.Confirmed(values, (sign, h["span"], false), i).LastOrDefault(-1);
        var field = sign > 0 ? 0 : 1;
        return
        [
            swing < 0 ? double.NaN : values[swing],
            Over(past, UtcDay)[field], Over(past, Asia)[field], Over(past, LondonDay)[field],
        ];
    }

    // Of each source only its newest passage counts.
    private static (double Level, double Age) Newest(History h, double[][] known, int i, double[] extremes, int sign)
    {
        var best = (Level: double.NaN, Age: double.PositiveInfinity);
        for (var source = 0; source < known[i].Length; source++)
            for (var age = 0; age < h["bars"] && i - age >= 1; age++)
            {
                var level = known[i - age - 1][source];
                if (!(sign * (extremes[i - age] - level) < 0))
                    continue;
                var isFarther = age < best.Age || (age == best.Age && sign * (level - best.Level) < 0);
                if (sign * (h.Close[i] - level) > 0 && isFarther)
                    best = (level, age);
                break;
            }

        return best;
    }
}
