using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Puts a report together from what was noted down.</summary>
internal static class ReportBuilder
{
    private const string WarmingUp = "strategy.warming_up";
    private const string NoSignal = "strategy.no_signal";

    public static BacktestReport Build(RunRecord run)
    {
        var metrics = MetricsCalculation.Of(run.Equity, run.Trades);
        var fidelity = Fidelity(run);
        var curve = EquityCurve.Of(run.Equity, run.HasBenchmark ? run.Benchmark : null);
        var costs = Costs(run.Trades);
        var months = Calendar.Months(run.Equity, run.Trades.Trades);
        return new BacktestReport
        {
            Verdict = Verdicts.Sentence(run, metrics),
            Fidelity = fidelity,
            Configuration = Configuration(run),
            Instrument = run.Parts[0].Rules,
            Instruments = Parts(run.Parts),
            StrategyBars = run.FinalBars.Sum(),
            Data = run.Data,
            Metrics = metrics,
            MarketReturn = run.Parts.Average(part => part.MarketReturn),
            Benchmark = run.HasBenchmark ? Benchmark(run.Benchmark) : null,
            Costs = costs,
            Assumptions = Assumptions.Of(run),
            Diagnosis = Diagnosis.Of(new DiagnosisFacts(run, metrics, costs, months, curve)),
            MonthlyReturns = months,
            RollingSharpe = Calendar.RollingSharpe(run.Equity),
            ByExitReason = Group(run.Trades, trip => Codes.Snake(trip.ExitReason.ToString())),
            ByInstrument = Group(run.Trades, trip => trip.InstrumentId.Value),
            ByHour = Group(run.Trades, trip => trip.EntryTime.ToDateTimeOffset().ToString("HH", null)),
            ByWeekday = Group(run.Trades, trip => $"{((int)trip.EntryTime.ToDateTimeOffset().DayOfWeek + 6) % 7 + 1}"),
            RiskVerdicts = run.Tally.Verdicts,
            Blockers = Blockers(run),
            Equity = curve,
            Evaluations = run.Evaluations,
            Price = run.Parts[0].Price,
            Trades = [.. run.Trades.Trades.Select(ReportTrade.Of)],
            CodeVersion = run.Origin.CodeVersion,
            Seed = run.Setup.Venue.Seed,
            ResultHash = run.Fingerprint.Finish(run.Equity),
        };
    }

    private static ReportConfiguration Configuration(RunRecord run)
    {
        var (setup, venue) = (run.Setup, run.Setup.Venue);
        var (sizing, value) = Sizing(setup.Sizing);
        return new ReportConfiguration
        {
            Strategy = setup.Strategy.Name,
            StrategyVersion = setup.Strategy.Version,
            Parameters = run.Parameters(),
            Timeframe = setup.Timeframe.Code,
            DetailTimeframe = setup.HasTicks ? "ticks" : setup.HasDetail ? setup.FedTimeframe.Code : null,
            From = run.Origin.From,
            To = run.Origin.To,
            InitialBalance = setup.InitialBalance.Value,
            Currency = setup.Instrument.Quote,
            Sizing = sizing,
            SizingValue = value,
            Leverage = setup.Instruments.Max(one => setup.Strategy.LeverageOn(one, setup.Leverage)),
            FundingFraction = setup.Instruments.Any(one => one.HasFunding) ? setup.FundingFraction : null,
            FundingSources = setup.RecordedFunding.OrderBy(one => one.Key.Value, StringComparer.Ordinal)
                .ToDictionary(one => one.Key.Value, one => one.Value.Source),
            Recordings = [.. Recordings(setup)],
            SlippageFraction = venue.SlippageFraction,
            SpreadIncrements = venue.SpreadIncrements,
            VolumeShare = venue.VolumeShare,
            FillProbability = venue.FillProbability,
            LatencyMs = (int)venue.Latency.TotalMilliseconds,
            LatencyJitter = venue.LatencyJitter,
            SlippageModel = venue.SlippageModel,
            Limits = Assumptions.TighterLimits(setup.Limits),
            SameBarPolicy = venue.SameBarPolicy,
            CloseAtEnd = setup.ClosesAtEnd,
            RiskFreeFraction = run.Origin.RiskFreeFraction,
            Seed = venue.Seed,
        };
    }

    private static IEnumerable<RecordedSource> Recordings(BacktestSetup setup)
    {
        foreach (var id in setup.Instruments.Select(one => one.Id))
        {
            if (setup.RecordedFunding.GetValueOrDefault(id) is { } funding)
                yield return new(id.Value, "funding", funding.Source, funding.Sha256);
            if (setup.Notices.GetValueOrDefault(id) is { } notices)
                yield return new(id.Value, "notices", notices.Source, notices.Sha256);
        }
    }

    private static (string Name, decimal Value) Sizing(SizingRule rule) => rule switch
    {
        SizingRule.RiskFraction sizing => ("riskFraction", sizing.Fraction),
        SizingRule.Kelly sizing => ("kelly", sizing.FallbackFraction),
        SizingRule.EquityFraction sizing => ("equityFraction", sizing.Fraction),
        SizingRule.FixedQuantity sizing => ("fixedQuantity", sizing.Quantity),
        SizingRule.FixedQuote sizing => ("fixedQuote", sizing.Amount),
        _ => throw new InvalidOperationException($"no name is known for {rule}"),
    };

    // No book is read, so A cannot be reached.
    private static FidelityGrade Fidelity(RunRecord run) =>
        run.Data.Grade == "D" ? FidelityGrade.D
        : run.Setup.HasTicks ? FidelityGrade.B
        : run.Setup.HasDetail && run.Setup.FedTimeframe.Seconds <= Timeframe.OneMinute.Seconds ? FidelityGrade.B
        : run.Trades.AmbiguousFraction >= 0.02 ? FidelityGrade.D
        : FidelityGrade.C;

    // The chart of the only instrument is the report's already.
    private static IReadOnlyList<InstrumentPart> Parts(IReadOnlyList<InstrumentPart> parts) =>
        parts.Count > 1 ? parts : [parts[0] with { Price = [] }];

    private static BenchmarkResult Benchmark(EquitySummary equity)
    {
        var metrics = MetricsCalculation.Of(equity, new TradeStatistics().Summarize());
        return new BenchmarkResult(
            "buy-and-hold", metrics.TotalReturn, metrics.MaxDrawdown, metrics.SharpeRatio, metrics.EndEquity);
    }

    private static CostBridge Costs(TradeSummary trades) => new(
        trades.NetProfit + trades.Fees + trades.SlippageCost + trades.Funding, trades.Fees, trades.SlippageCost,
        trades.Funding,
        trades.NetProfit);

    private static IReadOnlyList<TradeGroup> Group(TradeSummary trades, Func<RoundTrip, string> key) =>
    [
        .. trades.Trades.GroupBy(key)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new TradeGroup(
                group.Key,
                group.Count(),
                group.Count(trip => trip.IsWin),
                new Money(group.Sum(trip => trip.NetPnl.Value)))),
    ];

    private static IReadOnlyList<CodeCount> Blockers(RunRecord run)
    {
        var warming = run.FinalBars.Sum(bars => Math.Min(bars, Math.Max(run.WarmupBars - 1, 0)));
        var silent = Math.Max(0, run.FinalBars.Sum() - warming - run.Tally.Signals);
        return [new CodeCount(NoSignal, silent), new CodeCount(WarmingUp, warming), .. run.Tally.Refusals];
    }
}
