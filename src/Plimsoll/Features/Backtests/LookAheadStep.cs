using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.LookAhead;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;
using Plimsoll.Failures;

namespace Plimsoll.Features.Backtests;

/// <summary>The look-ahead check behind a run: keeps the bars that it needs and writes its result into the report.</summary>
internal sealed class LookAheadStep(BacktestSetup setup)
{
    /// <summary>Of the whole work; the rest is the check's forty runs.</summary>
    public const double ShareOfRun = 0.05;

    private readonly LookAheadSurvey _survey = new(setup);
    private readonly BarAggregator[] _builders =
        [.. setup.Fed.Select(_ => new BarAggregator(setup.FedTimeframe, setup.Timeframe))];

    /// <summary>The next bar of an instrument as it is fed; what is kept are the strategy's, which they build.</summary>
    public void Keep(int slot, in Bar bar)
    {
        var builder = _builders[slot];
        if (builder.Add(in bar, out var ended))
            _survey.Keep(slot, in ended);
        if (builder.AdvanceTo(bar.OpenTime + setup.FedTimeframe.Length, out var final))
            _survey.Keep(slot, in final);
    }

    public BacktestReport Complete(BacktestReport report, BacktestPlan plan, BacktestWatch watch)
    {
        var result = _survey.Run(
            plan.Setup.Venue.Seed,
            done => watch.IsStopped(ShareOfRun + (1 - ShareOfRun) * done));
        var word = result.IsClean ? "none found" : "found";
        return report with
        {
            LookAhead = result,
            Assumptions = [.. report.Assumptions, new Assumption("Look-ahead", word, result.Verdict())],
            Diagnosis = result.IsClean
                ? report.Diagnosis
                : [new Finding("lookahead", result.Verdict()), .. report.Diagnosis],
        };
    }

    /// <summary>Null when there was no check, or it found nothing.</summary>
    public static PlimsollException? Problem(BacktestReport report) => report.LookAhead is { IsClean: false } result
        ? new PlimsollException(FailureKind.Failed, LookAheadResult.Code, result.Verdict())
        : null;
}
