using System.Text.Json.Serialization;
using Plimsoll.Core.Backtesting.LookAhead;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>
/// The result of a backtest. A function of configuration, data and code alone: no clock and nothing of the machine is
/// in it, so the same input gives the same bytes.
/// </summary>
public sealed record BacktestReport
{
    /// <summary>Grows when a field changes its meaning.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>One sentence: what came of it.</summary>
    public required string Verdict { get; init; }

    public required FidelityGrade Fidelity { get; init; }

    public required ReportConfiguration Configuration { get; init; }

    /// <summary>The only one, or the first.</summary>
    public required InstrumentRules Instrument { get; init; }

    /// <summary>All, in their order; empty in reports from before there could be several.</summary>
    public IReadOnlyList<InstrumentPart> Instruments { get; init; } = [];

    /// <summary>Of all instruments.</summary>
    public required DataSummary Data { get; init; }

    /// <summary>Bars that the strategies decided on; null in reports from before there was detail.</summary>
    public long? StrategyBars { get; init; }

    public required BacktestMetrics Metrics { get; init; }

    /// <summary>
    /// Last close/first open − 1: the market itself, fully invested and without costs; of several the mean.
    /// </summary>
    public required double? MarketReturn { get; init; }

    /// <summary>Null when the sizing did not buy even once.</summary>
    public required BenchmarkResult? Benchmark { get; init; }

    public required CostBridge Costs { get; init; }

    public required IReadOnlyList<Assumption> Assumptions { get; init; }

    /// <summary>The same as one of several trials of its family.</summary>
    /// <param name="others">Sharpe ratios of the others, not annualized; null where one is undefined.</param>
    public BacktestReport After(IReadOnlyCollection<double?> others)
    {
        var metrics = TrialStatistics.After(Metrics, others);
        return this with
        {
            Metrics = metrics,
            Assumptions =
            [
                .. Assumptions.Select(one => one.Name == Reporting.Assumptions.TrialsName
                    ? Reporting.Assumptions.Trials(metrics.TrialCount)
                    : one),
            ],
        };
    }

    public required IReadOnlyList<Finding> Diagnosis { get; init; }

    public required IReadOnlyList<MonthlyReturn> MonthlyReturns { get; init; }

    public required IReadOnlyList<RollingRatio> RollingSharpe { get; init; }

    public required IReadOnlyList<TradeGroup> ByExitReason { get; init; }

    public IReadOnlyList<TradeGroup> ByInstrument { get; init; } = [];

    public required IReadOnlyList<TradeGroup> ByHour { get; init; }

    public required IReadOnlyList<TradeGroup> ByWeekday { get; init; }

    /// <summary>Verdicts of the risk gate: <c>approved</c> and every refusal code.</summary>
    public required IReadOnlyList<CodeCount> RiskVerdicts { get; init; }

    /// <summary>Why bars did not trade, by the first reason.</summary>
    public required IReadOnlyList<CodeCount> Blockers { get; init; }

    public required IReadOnlyList<EquityCurvePoint> Equity { get; init; }

    /// <summary>Of the only instrument, or of the first.</summary>
    public required IReadOnlyList<CurvePoint> Price { get; init; }

    public required IReadOnlyList<ReportTrade> Trades { get; init; }

    /// <summary>Null unless the check was asked for.</summary>
    public LookAheadResult? LookAhead { get; init; }

    /// <summary>The last evaluations and those that made a signal; kept beside the report, not in its text.</summary>
    [JsonIgnore]
    public IReadOnlyList<LoggedEvaluation> Evaluations { get; init; } = [];

    public required string CodeVersion { get; init; }

    public required long Seed { get; init; }

    /// <summary>SHA-256 over every order, fill and round trip and the equity they led to.</summary>
    public required string ResultHash { get; init; }
}
