using Plimsoll.Core.Strategies;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Everything noted down about a finished run.</summary>
internal sealed record RunRecord
{
    public required BacktestSetup Setup { get; init; }

    public required ReportOrigin Origin { get; init; }

    public required int WarmupBars { get; init; }

    public required EquitySummary Equity { get; init; }

    public required TradeSummary Trades { get; init; }

    public required RunTally Tally { get; init; }

    public required ResultFingerprint Fingerprint { get; init; }

    /// <summary>By instrument.</summary>
    public required IReadOnlyList<InstrumentPart> Parts { get; init; }

    /// <summary>Of instruments that are only looked at, in their order.</summary>
    public required IReadOnlyList<InstrumentPart> References { get; init; }

    /// <summary>The strategy's bars, by instrument.</summary>
    public required IReadOnlyList<long> FinalBars { get; init; }

    /// <summary>Of all instruments.</summary>
    public DataSummary Data => field ??= DataSummary.Of([.. Parts.Select(part => part.Data)]);

    public required EquitySummary Benchmark { get; init; }

    public required bool HasBenchmark { get; init; }

    public required IReadOnlyList<LoggedEvaluation> Evaluations { get; init; }

    /// <summary>Every parameter of the strategy, defaults included, ordered by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters() =>
        Setup.Strategy.TryBuild(Setup.Parameters, new List<ParameterProblem>())?.Values ?? Setup.Parameters;
}
