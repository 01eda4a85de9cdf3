using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies;

/// <summary>
/// What a strategy wishes at a bar's close, in market-data units. The engine puts prices on the increment,
/// numbers the signal and judges it.
/// </summary>
public sealed record SignalProposal
{
    public required SignalAction Action { get; init; }

    public required PositionSide Side { get; init; }

    public required string Reason { get; init; }

    /// <summary>Limit for closes; anything for entries.</summary>
    public OrderType OrderType { get; init; } = OrderType.Market;

    /// <summary>Of a limit or stop order; null at market, where the close counts.</summary>
    public double? Price { get; init; }

    /// <summary>How long it and its order stay valid, where that is shorter than the terms say.</summary>
    public TimeSpan? Life { get; init; }

    /// <summary>Its own size; null where that of the terms or the run counts.</summary>
    public SizingRule? Size { get; init; }

    /// <summary>It opens and closes nothing: it cancels the run's entry that is not filled yet.</summary>
    public bool CancelsEntry { get; private init; }

    /// <summary>Every opening proposal needs one.</summary>
    public double? StopLoss { get; init; }

    public double? TakeProfit { get; init; }

    /// <summary>How the stop follows a trade that goes well; null where it stays.</summary>
    public TrailingStop? Trailing { get; init; }

    /// <summary>What kind of exit a closing proposal is.</summary>
    public ExitReason ExitReason { get; init; } = ExitReason.SignalClose;

    /// <summary>Names the rule that ends the trade when there is no target.</summary>
    public string? DeclaredExit { get; init; }

    /// <summary>0–100.</summary>
    public int Confidence { get; init; } = 100;

    /// <summary>How long it stays valid under terms that allow so much at most.</summary>
    public TimeSpan LifeWithin(TimeSpan most) => Life is { } own && own < most ? own : most;

    /// <summary>Takes the run's own entry back.</summary>
    public static SignalProposal CancelEntry(PositionSide side, string reason) => new()
    {
        Action = SignalAction.Open,
        Side = side,
        Reason = reason,
        CancelsEntry = true,
    };
}
