using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Makes an approved signal's ticket, at the size that wish and limits leave.</summary>
internal sealed class EntrySizing(EngineContext context, BlackoutDesk blackouts)
{
    private readonly InputsOfRisk _inputs = new(context, blackouts);

    public SizedEntry Size(Signal signal, StrategyTerms terms) =>
        Read(signal, Ticket(signal), terms, (inputs, run) =>
        {
            var sized = PositionSizer.Size(
                Resolved(signal.Size ?? terms.SizingAt(signal.Confidence) ?? run.Configuration.Sizing, run),
                signal.EntryPrice,
                inputs,
                context.Gate.LimitsOn(inputs),
                context.State.Ledger.Cash.Value);
            var ticket = inputs.Ticket with { Quantity = sized.Quantity };
            return new SizedEntry(inputs with { Ticket = ticket }, sized.BoundBy, IsReadable: true);
        });

    // As of this event: trades that close later are not known to it, in a backtest as little as live.
    private SizingRule Resolved(SizingRule rule, RunBook run) => rule is SizingRule.Kelly kelly
        ? new SizingRule.RiskFraction(KellyFraction.Of(run.RecentPnls(context.Clock)) ?? kelly.FallbackFraction)
        : rule;

    /// <summary>A held order comes at the size a person has seen.</summary>
    public SizedEntry Take(Signal signal, OrderTicket held, StrategyTerms terms) =>
        Read(signal, held, terms, (inputs, _) => new SizedEntry(inputs, BoundBy: null, IsReadable: true));

    /// <summary>A wish that stays one, at this size; its budget's run need not be the account's.</summary>
    public RiskInputs Imagine(Signal wish, Quantity quantity, RunBook run)
    {
        var inputs = _inputs.For(wish, Ticket(wish) with { Quantity = quantity }, run, minRewardRisk: 0m);
        return inputs with { Admission = inputs.Admission with { IsSignalApproved = true } };
    }

    // Overflow or a figure that is none while adding up: the same as a refusal.
    private SizedEntry Read(
        Signal signal, OrderTicket ticket, StrategyTerms terms, Func<RiskInputs, RunBook, SizedEntry> finish)
    {
        var run = context.State.Runs[signal.RunId];
        try
        {
            return finish(_inputs.For(signal, ticket, run, terms.MinRewardRisk), run);
        }
        catch (Exception error) when (error is ArithmeticException or InvalidOperationException or ArgumentException)
        {
            return new SizedEntry(_inputs.Unreadable(signal, ticket, run), BoundBy: null, IsReadable: false);
        }
    }

    private OrderTicket Ticket(Signal signal) => new()
    {
        IntentNumber = context.NextIntent(),
        RunId = signal.RunId,
        SignalNumber = signal.Number,
        InstrumentId = signal.InstrumentId,
        Side = signal.Side == PositionSide.Long ? OrderSide.Buy : OrderSide.Sell,
        Type = signal.OrderType,
        Quantity = Quantity.Zero,
        LimitPrice = signal.OrderType is OrderType.Limit or OrderType.StopLimit ? signal.EntryPrice : null,
        StopPrice = signal.OrderType is OrderType.Stop or OrderType.StopLimit ? signal.EntryPrice : null,
        Purpose = OrderPurpose.Entry,
        Leverage = signal.Leverage,
        CreatedAt = context.Clock,
        ExpiresAt = Patience(signal),
    };

    // An entry at market is filled within a minute or not wanted any more; others rest as long as their signal lives.
    private Timestamp? Patience(Signal signal) =>
        context.Options.Venue.EntryTimeout is { } patience && signal.OrderType == OrderType.Market
            && !(signal.ExpiresAt <= context.Clock + patience)
            ? context.Clock + patience
            : signal.ExpiresAt;
}
