using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Everything a backtest of one strategy on one instrument or several depends on; bars come from outside. Several share
/// one account: its capital, its limits and the strategy's budget.
/// </summary>
public sealed record BacktestSetup
{
    public const int MostInstruments = 50;

    /// <summary>1 to 50, each once, all quoted in the account's currency.</summary>
    public required IReadOnlyList<Instrument> Instruments { get; init => field = Checked(value); }

    /// <summary>
    /// Instruments that strategies look at and do not trade; their bars are fed behind those of <see cref="Instruments"/>.
    /// </summary>
    public IReadOnlyList<Instrument> References { get; init; } = [];

    /// <summary>All that are fed, by slot.</summary>
    public IReadOnlyList<Instrument> Fed => [.. Instruments, .. References];

    /// <summary>The only one, or the first.</summary>
    public Instrument Instrument => Instruments[0];

    public required Timeframe Timeframe { get; init; }

    /// <summary>
    /// Length of the bars that are fed in, where they are finer than the strategy's: they move the venue, and the
    /// strategy's are built from them. Null: the strategy's own bars are fed.
    /// </summary>
    public Timeframe? DetailTimeframe { get; init; }

    public required StrategyDefinition Strategy { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public Money InitialBalance { get; init; } = new(10_000m);

    /// <summary>Notional ÷ own margin of its positions; a strategy that says its own is taken at its word.</summary>
    public decimal Leverage { get; init; } = 1m;

    /// <summary>
    /// What a long of a perpetual pays of its value each eight hours (a short receives it). Null: no funding. Venues set
    /// it by the market; 0.01 % is where it rests.
    /// </summary>
    public decimal? FundingFraction { get; init; } = 0.0001m;

    /// <summary>
    /// What venues settled, by perpetual: it counts from its first time to its last, and
    /// <see cref="FundingFraction"/> before and after.
    /// </summary>
    public IReadOnlyDictionary<InstrumentId, RecordedFunding> RecordedFunding { get; init; } =
        new Dictionary<InstrumentId, RecordedFunding>();

    /// <summary>What became known of instruments beside their prices; strategies see it from then on.</summary>
    public IReadOnlyDictionary<InstrumentId, RecordedNotices> Notices { get; init; } =
        new Dictionary<InstrumentId, RecordedNotices>();

    /// <summary>Economic events that the account knows of from its start on.</summary>
    public IReadOnlyList<EconomicEvent> Events { get; init; } = [];

    /// <summary>What it does around them; null: what is usual for each instrument.</summary>
    public BlackoutRule? Blackout { get; init; }

    public SizingRule Sizing { get; init; } = new SizingRule.EquityFraction(0.02m);

    public RunBudget Budget { get; init; } = RunBudget.Strategy;

    public RiskLimits Limits { get; init; } = RiskLimits.Hard;

    public SimulatedVenueOptions Venue { get; init; } = new();

    public TradingDay TradingDay { get; init; } = TradingDay.Utc;

    /// <summary>Open positions are closed at the last close, with fees and slippage.</summary>
    public bool ClosesAtEnd { get; init; } = true;

    /// <summary>
    /// Which of trades and quotes are fed instead of bars: trades move the venue, and the strategy's bars are built from
    /// them. None: bars are fed.
    /// </summary>
    public IndicatorInput Ticks { get; init; }

    public bool HasTicks => Ticks.HasFlag(IndicatorInput.Trades);

    /// <summary>One instrument's own bars are fed, and nothing else.</summary>
    public bool IsPlain => Instruments.Count == 1 && References.Count == 0 && !HasDetail && !HasTicks;

    /// <summary>Finer bars than the strategy's are fed.</summary>
    public bool HasDetail => DetailTimeframe is { } detail && detail != Timeframe;

    /// <summary>Length of the bars that are fed in.</summary>
    public Timeframe FedTimeframe => DetailTimeframe ?? Timeframe;

    private static IReadOnlyList<Instrument> Checked(IReadOnlyList<Instrument> instruments)
    {
        if (instruments.Count is < 1 or > MostInstruments)
            throw new ArgumentException($"from 1 to {MostInstruments} instruments", nameof(instruments));
        if (instruments.DistinctBy(one => one.Id).Count() < instruments.Count)
            throw new ArgumentException("an instrument stands there twice", nameof(instruments));
        return instruments.DistinctBy(one => one.Quote).Count() == 1
            ? instruments
            : throw new ArgumentException("instruments of one account share their quote currency", nameof(instruments));
    }
}
