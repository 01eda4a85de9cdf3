using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>What exits of a position ask for. Nothing is written down or sent by it.</summary>
internal sealed class ExitTickets(EngineContext context)
{
    /// <summary>All of it, at market.</summary>
    public OrderTicket Of(Position position, OrderPurpose purpose) => new()
    {
        IntentNumber = context.NextIntent(),
        RunId = position.RunId,
        SignalNumber = position.SignalNumber,
        InstrumentId = position.Instrument.Id,
        Side = position.ClosingSide,
        Type = OrderType.Market,
        Quantity = position.Quantity,
        ReduceOnly = true,
        Purpose = purpose,
        CreatedAt = context.Clock,
    };

    public OrderTicket Stop(Position position, Price level) => Of(position, OrderPurpose.Stop) with
    {
        Type = OrderType.Stop,
        StopPrice = level,
        ExitReason = position.HasTrailed ? ExitReason.Trailing : ExitReason.Stop,
    };

    public OrderTicket Target(Position position, Price level) => Of(position, OrderPurpose.Target) with
    {
        Type = OrderType.Limit,
        LimitPrice = level,
        ExitReason = ExitReason.Target,
    };
}
