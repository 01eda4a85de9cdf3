using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>A strategy's, webhook's, bot's or person's wish, as it was created; its status lives with the account.</summary>
public sealed record Signal
{
    /// <summary>1, 2, 3 … on its account.</summary>
    public required long Number { get; init; }

    public required RunId RunId { get; init; }

    public required InstrumentId InstrumentId { get; init; }

    public required SignalAction Action { get; init; }

    public required PositionSide Side { get; init; }

    public OrderType OrderType { get; init; } = OrderType.Market;

    /// <summary>Price of a limit or stop order, or for market signals the close the wish was made at.</summary>
    public required Price EntryPrice { get; init; }

    /// <summary>Notional ÷ own margin; 1 where nothing is borrowed.</summary>
    public decimal Leverage { get; init; } = 1m;

    /// <summary>Its own size; null where that of the terms or the run counts.</summary>
    public SizingRule? Size { get; init; }

    public Price? StopLoss { get; init; }

    public Price? TakeProfit { get; init; }

    /// <summary>How the stop follows; null where it stays.</summary>
    public TrailingStop? Trailing { get; init; }

    /// <summary>Names the rule that ends the trade when there is no target; reward:risk is then "not applicable".</summary>
    public string? DeclaredExit { get; init; }

    /// <summary>What kind of exit a closing signal is.</summary>
    public ExitReason ExitReason { get; init; } = ExitReason.SignalClose;

    /// <summary>0–100.</summary>
    public int Confidence { get; init; }

    public required string Reason { get; init; }

    public required Timestamp Time { get; init; }

    public Timestamp? ExpiresAt { get; init; }

    /// <summary>Reward ÷ risk at the wished prices; null without a target.</summary>
    public decimal? RewardRisk =>
        StopLoss is { } stop && TakeProfit is { } target && stop != EntryPrice
            ? Math.Abs(target.Value - EntryPrice.Value) / Math.Abs(EntryPrice.Value - stop.Value)
            : null;

    public string Grade => GradeOf(Confidence);

    public static string GradeOf(int confidence) => confidence >= 75 ? "A" : confidence >= 50 ? "B" : "C";
}
