using Plimsoll.Failures;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Backtests;

/// <summary>Recorded funding rates of a plan's perpetuals, from files.</summary>
internal static class FundingFiles
{
    /// <summary>The plan with the rates of its files, one for each perpetual in the order of the instruments.</summary>
    /// <exception cref="PlimsollException"><c>backtest.config</c>: there are not as many files as perpetuals.</exception>
    /// <exception cref="DataFileException">A file cannot be used.</exception>
    public static BacktestPlan Read(BacktestPlan plan)
    {
        if (plan.FundingFiles.Count == 0)
            return plan;
        var perpetuals = plan.Setup.Instruments.Where(one => one.HasFunding).ToList();
        if (perpetuals.Count != plan.FundingFiles.Count)
            throw new PlimsollException(
                FailureKind.BadInput,
                "backtest.config",
                $"--funding-file: one for each perpetual; there are {perpetuals.Count} and {plan.FundingFiles.Count}.");
        var recorded = perpetuals.Zip(plan.FundingFiles)
            .ToDictionary(pair => pair.First.Id, pair => FundingFile.Read(pair.Second));
        return plan with { Setup = plan.Setup with { RecordedFunding = recorded } };
    }
}
