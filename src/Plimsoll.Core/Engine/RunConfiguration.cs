using System.Text.Json.Serialization;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Everything that makes a strategy run what it is; recorded when it starts.</summary>
public sealed record RunConfiguration
{
    public required RunId Id { get; init; }

    /// <summary>The bot this is a run of; empty in a backtest.</summary>
    public Guid BotId { get; init; }

    public required string Name { get; init; }

    public required string StrategyName { get; init; }

    public required int StrategyVersion { get; init; }

    /// <summary>The whole strategy where it is not built in: a restart runs what was started, whatever is edited.</summary>
    public string? Document { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required InstrumentId InstrumentId { get; init; }

    public required Timeframe Timeframe { get; init; }

    public required SizingRule Sizing { get; init; }

    public required RunBudget Budget { get; init; }

    /// <summary>Notional ÷ own margin of its positions; 1 where nothing is borrowed.</summary>
    public decimal Leverage { get; init; } = 1m;

    /// <summary>
    /// One strategy over several instruments: its runs count as one strategy and share one budget. Null: it runs alone.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RunId? Portfolio { get; init; }

    /// <summary>
    /// An entry against the trade of another run that nets too takes away from that trade first. False: who holds the
    /// position keeps it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NetsOpposite { get; init; }

    /// <summary>Open time of the first bar the strategy was fed; a restart feeds from the same bar.</summary>
    public Timestamp FirstBar { get; init; }

    /// <summary>Whether the other run takes from the same budget: itself, or one of the same portfolio.</summary>
    public bool SharesBudgetWith(RunConfiguration other) =>
        Id == other.Id || (Portfolio is { } portfolio && portfolio == other.Portfolio);

    /// <summary>With what the strategy itself says of its runs.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="instrument">What it trades.</param>
    public RunConfiguration Of(StrategyDefinition strategy, Instrument instrument) => this with
    {
        StrategyName = strategy.Name,
        StrategyVersion = strategy.Version,
        Document = strategy.Document,
        Sizing = strategy.Sizing ?? Sizing,
        Leverage = strategy.LeverageOn(instrument, Leverage),
        Budget = Budget with
        {
            MaxEntriesPerDay = Math.Min(Budget.MaxEntriesPerDay, strategy.EntriesPerDay ?? int.MaxValue),
            MaxDailyLossFraction = Math.Min(
                Budget.MaxDailyLossFraction, strategy.DailyLossFraction ?? decimal.MaxValue),
        },
    };
}
