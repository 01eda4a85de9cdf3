using System.Globalization;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>Maps instants to the width of a chart.</summary>
internal sealed class TimeScale(Timestamp first, Timestamp last)
{
    /// <summary>Width of every drawing in its own units.</summary>
    public const double Width = 1_000;

    private const int MostTicks = 7;

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(2),
        TimeSpan.FromDays(7), TimeSpan.FromDays(14),
    ];

    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120];

    private readonly double _length = Math.Max(1, last.Micros - first.Micros);

    public double X(Timestamp time) => (time.Micros - first.Micros) / _length * Width;

    public double LeftPercent(Timestamp time) => X(time) / Width * 100;

    /// <summary>Round instants with their labels.</summary>
    public IReadOnlyList<(Timestamp Time, string Label)> Ticks()
    {
        var span = last - first;
        foreach (var step in Steps)
            if (span / step <= MostTicks)
                return Even(step);
        return Months(MonthSteps.FirstOrDefault(count => span.TotalDays / (30.44 * count) <= MostTicks, 240));
    }

    private List<(Timestamp, string)> Even(TimeSpan step)
    {
        var micros = step.Ticks / TimeSpan.TicksPerMicrosecond;
        var format = step < TimeSpan.FromDays(1) ? "d MMM HH:mm" : "d MMM";
        var ticks = new List<(Timestamp, string)>();
        for (var at = (first.Micros + micros - 1) / micros * micros; at <= last.Micros; at += micros)
            ticks.Add((new Timestamp(at), Label(new Timestamp(at).ToDateTimeOffset(), format)));
        return ticks;
    }

    private List<(Timestamp, string)> Months(int step)
    {
        var start = first.ToDateTimeOffset();
        var month = new DateTimeOffset(start.Year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var ticks = new List<(Timestamp, string)>();
        for (; Timestamp.From(month) <= last; month = month.AddMonths(step))
            if (Timestamp.From(month) >= first)
                ticks.Add((Timestamp.From(month), Label(month, month.Month == 1 ? "yyyy" : "MMM")));
        return ticks;
    }

    private static string Label(DateTimeOffset time, string format) =>
        time.ToString(format, CultureInfo.InvariantCulture);
}
