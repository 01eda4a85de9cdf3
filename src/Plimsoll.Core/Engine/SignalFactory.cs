using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Puts a proposal's prices on the instrument's increment and checks that it makes sense as a trade.</summary>
internal static class SignalFactory
{
    /// <summary>Both are rounded away from the entry: stop of a long down and its target up, a short's mirrored.</summary>
    public static Signal From(SignalProposal proposal, StrategyRun run, Instrument instrument, double close)
    {
        var isLong = proposal.Side == PositionSide.Long;
        return new Signal
        {
            Number = 0,
            RunId = run.Configuration.Id,
            InstrumentId = instrument.Id,
            Action = proposal.Action,
            Side = proposal.Side,
            OrderType = proposal.OrderType,
            EntryPrice = EntryPrice(proposal, instrument) ?? Instrument.Traded(close),
            Size = proposal.Size,
            Leverage = run.Configuration.Leverage,
            StopLoss = OnIncrement(instrument, proposal.StopLoss, up: !isLong),
            TakeProfit = OnIncrement(instrument, proposal.TakeProfit, up: isLong),
            Trailing = proposal.Trailing,
            ExitReason = proposal.ExitReason,
            DeclaredExit = proposal.DeclaredExit,
            Confidence = proposal.Confidence,
            Reason = proposal.Reason,
            Time = Timestamp.MinValue,
        };
    }

    /// <summary>The first rule of a valid entry that the signal breaks; null when it is a trade.</summary>
    public static string? BrokenRule(Signal signal, SignalProposal proposal, StrategyTerms terms, RiskLimits limits)
    {
        if (proposal.OrderType != OrderType.Market && !IsPriced(proposal))
            return "signal.geometry";
        if (signal.StopLoss is not { } stop)
            return proposal.StopLoss is null ? "signal.no_stop" : "signal.geometry";
        if (signal.TakeProfit is null && proposal.TakeProfit is not null)
            return "signal.geometry";
        var sign = signal.Side == PositionSide.Long ? 1 : -1;
        if (sign * (signal.EntryPrice.Value - stop.Value) <= 0m
            || sign * (signal.TakeProfit?.Value - signal.EntryPrice.Value) <= 0m)
            return "signal.geometry";
        if (signal.TakeProfit is null && signal.DeclaredExit is null)
            return "signal.no_exit";
        if (signal.RewardRisk < Math.Max(terms.MinRewardRisk, limits.MinRewardRisk))
            return "signal.reward_risk";
        return signal.Confidence < terms.ConfidenceThreshold ? "signal.confidence" : null;
    }

    private static bool IsPriced(SignalProposal proposal) => proposal.Price is > 0 and <= EquityMarks.HighestPrice;

    // A limit is no worse than wished, a stop no nearer.
    private static Price? EntryPrice(SignalProposal proposal, Instrument instrument)
    {
        var isBuy = (proposal.Side == PositionSide.Long) == (proposal.Action == SignalAction.Open);
        return OnIncrement(instrument, proposal.Price, up: isBuy != (proposal.OrderType == OrderType.Limit));
    }

    // A price that is not above one increment, or above any market's, cannot be an order's price.
    private static Price? OnIncrement(Instrument instrument, double? price, bool up) =>
        price is not { } value || !(value >= (double)instrument.PriceIncrement && value <= EquityMarks.HighestPrice) ? null
        : up ? instrument.TickAbove(value)
        : instrument.TickBelow(value);
}
