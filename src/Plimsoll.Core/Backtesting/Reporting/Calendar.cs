using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>A run by its months and its rolling quarters (UTC).</summary>
internal static class Calendar
{
    private const int RollingDays = 90;

    // An account that stands still most of the time has a deviation near 0 and a ratio that means nothing.
    private const int LeastMovingDays = 20;

    public static IReadOnlyList<MonthlyReturn> Months(EquitySummary equity, IReadOnlyList<RoundTrip> trades)
    {
        var ended = trades.CountBy(trip => Month(DateOnly.FromDateTime(trip.ExitTime.ToDateTimeOffset().UtcDateTime)))
            .ToDictionary();
        var months = new List<MonthlyReturn>();
        var before = equity.StartEquity;
        foreach (var month in equity.Daily.GroupBy(day => Month(day.Day)))
        {
            var end = month.Last().Equity;
            var (year, number) = month.Key;
            var change = end / before - 1;
            months.Add(new MonthlyReturn(
                year, number, double.IsFinite(change) ? change : null, ended.GetValueOrDefault(month.Key)));
            before = end;
        }

        return months;
    }

    /// <summary>Annualized Sharpe ratio of the last 90 daily returns, day by day.</summary>
    public static IReadOnlyList<RollingRatio> RollingSharpe(EquitySummary equity)
    {
        var days = equity.Daily;
        if (days.Count <= RollingDays)
            return [];
        var values = days.Select(day => day.Equity).ToArray();
        var rate = equity.Options.RiskFreeFraction / equity.Options.DaysPerYear;
        var annual = Math.Sqrt(equity.Options.DaysPerYear);
        var rolling = new RollingRatio[days.Count - RollingDays];
        for (var i = 0; i < rolling.Length; i++)
        {
            var window = values.AsSpan(i, RollingDays + 1);
            var ratio = MovingDays(window) < LeastMovingDays ? null : ReturnSummary.Of(window, rate).Sharpe * annual;
            rolling[i] = new RollingRatio(days[i + RollingDays].Day, ratio);
        }

        return rolling;
    }

    private static int MovingDays(ReadOnlySpan<double> equity)
    {
        var moving = 0;
        for (var i = 1; i < equity.Length; i++)
            moving += equity[i] == equity[i - 1] ? 0 : 1;
        return moving;
    }

    private static (int Year, int Month) Month(DateOnly day) => (day.Year, day.Month);
}
