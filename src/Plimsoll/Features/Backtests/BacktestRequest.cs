using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Features.Bots;
using Plimsoll.Features.Events;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// What a backtest is asked to be, by the API and by the command line. Exactly one of dataset, datasets, session and
/// syntheticSeed; everything else has a default.
/// </summary>
internal sealed record BacktestRequest(string Strategy)
{
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>Name or id.</summary>
    public string? Dataset { get; init; }

    /// <summary>Names or ids of several, one an instrument.</summary>
    public IReadOnlyList<string>? Datasets { get; init; }

    /// <summary>
    /// Names or ids of recordings of the instruments: funding rates in place of the usual one, notices that strategies
    /// may know.
    /// </summary>
    public IReadOnlyList<string>? Recordings { get; init; }

    /// <summary>
    /// What the account does around the economic events of the caller's calendar (of a file, on the command line);
    /// nothing unless given.
    /// </summary>
    public BlackoutWish? Blackout { get; init; }

    /// <summary>Name or id of a session that has ended: its trades, and its instruments unless some are given.</summary>
    public string? Session { get; init; }

    public long? SyntheticSeed { get; init; }

    /// <summary>Run on the trades and quotes of the synthetic market instead of its bars; false unless given.</summary>
    public bool? Ticks { get; init; }

    public string? InstrumentId { get; init; }

    /// <summary>1 to 50 that share one account, instead of instrumentId; one for each dataset, in their order.</summary>
    public IReadOnlyList<string>? InstrumentIds { get; init; }

    /// <summary>
    /// Instruments that the strategy looks at and does not trade. Of datasets, one each behind those of the instruments.
    /// </summary>
    public IReadOnlyList<string>? References { get; init; }

    public string? Timeframe { get; init; }

    /// <summary>
    /// Finer bars that orders meet inside the strategy's. A dataset's own, if finer, unless given; the strategy's own
    /// timeframe for none.
    /// </summary>
    public string? DetailTimeframe { get; init; }

    public Timestamp? From { get; init; }

    public Timestamp? To { get; init; }

    /// <summary>
    /// The last share of the data that the run may not see, 0 to 0.4: of a dataset all of it, of the synthetic market
    /// the part asked for; 0 unless given. Of datasets it is sealed for all runs of the strategy on the instruments and
    /// the timeframe.
    /// </summary>
    public decimal? HoldOut { get; init; }

    /// <summary>
    /// Why this run may read what is sealed of its datasets, up to 500 characters; it is written down and counted, and a
    /// version with the same parameters may do so once.
    /// </summary>
    public string? OpenHoldOut { get; init; }

    /// <summary>100 to 1e9; 10000 unless given.</summary>
    public decimal? InitialBalance { get; init; }

    public SizingView? Sizing { get; init; }

    /// <summary>Notional ÷ own margin, 1 to 10; 1 unless given. Only margined instruments can have more.</summary>
    public decimal? Leverage { get; init; }

    /// <summary>What a long perpetual pays of its value each 8 hours, −0.03 to 0.03; 0.0001 unless given.</summary>
    public decimal? FundingFraction { get; init; }

    /// <summary>
    /// 0 to 0.05; the instrument's own unless given. Where that is money for each lot, one fraction stands for both.
    /// </summary>
    public decimal? MakerFeeFraction { get; init; }

    /// <summary>
    /// 0 to 0.05; the instrument's own unless given. Where that is money for each lot, one fraction stands for both.
    /// </summary>
    public decimal? TakerFeeFraction { get; init; }

    /// <summary>fixed unless given.</summary>
    public SlippageModel? SlippageModel { get; init; }

    /// <summary>0 to 0.05; 0.0001 unless given, 0.0005 for the uniform model.</summary>
    public decimal? SlippageFraction { get; init; }

    /// <summary>0 to 100; 1 unless given, but none beside a slippage that is given.</summary>
    public decimal? SpreadIncrements { get; init; }

    /// <summary>0 to 60000; 100 unless given. An order made from a bar is in time for the next open anyway.</summary>
    public int? LatencyMs { get; init; }

    /// <summary>0 to 1; 0.2 unless given.</summary>
    public decimal? LatencyJitter { get; init; }

    /// <summary>0 to 1; 1 unless given.</summary>
    public decimal? FillProbability { get; init; }

    /// <summary>The share of a bar's volume that orders may take, 0.001 to 1; 0.1 unless given.</summary>
    public decimal? PartialFills { get; init; }

    public SameBarPolicy? SameBarPolicy { get; init; }

    /// <summary>Close what is open at the last close; true unless given.</summary>
    public bool? CloseAtEnd { get; init; }

    /// <summary>Limits of the account by name, each at least as strict as the hard one.</summary>
    public IReadOnlyDictionary<string, decimal>? Limits { get; init; }

    /// <summary>Run on data of quality D too; false unless given.</summary>
    public bool? AcceptLowQuality { get; init; }

    /// <summary>Look for decisions made with the future: forty more runs; false unless given.</summary>
    public bool? CheckLookAhead { get; init; }

    /// <summary>A year, −0.05 to 0.5; 0.02 unless given.</summary>
    public double? RiskFreeFraction { get; init; }

    public long? Seed { get; init; }
}
