using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests;

/// <summary>What a report is about, in a line.</summary>
internal static class ReportTitle
{
    // More names than this are a list, not a title.
    private const int MostNamed = 3;

    public static bool HasSeveral(BacktestReport report) => report.Instruments.Count > 1;

    public static string Instruments(BacktestReport report)
    {
        if (!HasSeveral(report))
            return report.Instrument.Id;
        var names = report.Instruments.Select(part => part.Rules.Id).ToList();
        return names.Count <= MostNamed
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MostNamed - 1))} and {names.Count - MostNamed + 1} more";
    }
}
