using Plimsoll.Failures;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Backtests;

/// <summary>What became known of a plan's instruments, from files.</summary>
internal static class NoticeFiles
{
    /// <summary>The plan with the notices of its files, one for each instrument in their order.</summary>
    /// <exception cref="PlimsollException"><c>backtest.config</c>: there are not as many files as instruments.</exception>
    /// <exception cref="DataFileException">A file cannot be used.</exception>
    public static BacktestPlan Read(BacktestPlan plan)
    {
        if (plan.NoticeFiles.Count == 0)
            return plan;
        var instruments = plan.Setup.Instruments;
        if (instruments.Count != plan.NoticeFiles.Count)
            throw new PlimsollException(
                FailureKind.BadInput,
                "backtest.config",
                $"--notices: one for each instrument; there are {instruments.Count} and {plan.NoticeFiles.Count}.");
        var notices = instruments.Zip(plan.NoticeFiles)
            .ToDictionary(pair => pair.First.Id, pair => NoticeFile.Read(pair.Second));
        return plan with { Setup = plan.Setup with { Notices = notices } };
    }
}
