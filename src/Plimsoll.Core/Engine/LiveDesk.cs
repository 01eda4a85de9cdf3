using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Watches how long an account may trade real money by itself.</summary>
public sealed class LiveDesk
{
    /// <summary>Why an account does not trade by itself after its end.</summary>
    public const string Over = "execution.live_over";

    private readonly EngineContext _context;
    private readonly SignalDesk _signals;

    internal LiveDesk(EngineContext context, SignalDesk signals) => (_context, _signals) = (context, signals);

    /// <summary>The account trades real money from now on.</summary>
    /// <param name="since">When it was opened.</param>
    /// <param name="until">When it is to be guided again; null: never by itself.</param>
    public void Begin(Timestamp since, Timestamp? until)
    {
        _context.Tape?.Add(new EngineCall.LiveBegan(since, until));
        if (_context.State.Live is null)
            _context.Emit(new AccountFact.LiveBegan(_context.Clock, since, until));
    }

    /// <summary>Another end, or none. Null when it is written down; else the code of the refusal.</summary>
    public string? SetUntil(Timestamp? until, string actor, string reason)
    {
        _context.Tape?.Add(new EngineCall.LiveUntilSet(until, actor, reason));
        if (_context.State.Live is null)
            return "execution.not_live";
        if (until <= _context.Clock)
            return "execution.live_until_past";
        _context.Emit(new AccountFact.LiveUntilSet(_context.Clock, until, actor, reason));
        return null;
    }

    /// <summary>
    /// Time went on. At the end entries are a person's again: what works at the venue or waits to be opened is taken
    /// back, what is held stays held, exits go on.
    /// </summary>
    internal void Watch()
    {
        if (_context.State.Live is not { IsOver: false, Until: { } until } || _context.Clock < until)
            return;
        _context.Emit(new AccountFact.LiveEnded(_context.Clock, until));
        if (_context.State.Mode != OperatingMode.Guide)
            _context.Emit(new AccountFact.ModeChanged(
                _context.Clock, OperatingMode.Guide, "system", "the time of trading real money by itself is over"));
        foreach (var (signal, status) in _context.State.Signals.Open.ToArray())
            if (status == SignalStatus.Approved)
                _signals.Drop(signal.Number, SignalStatus.Cancelled, Over);
        foreach (var order in _context.State.Orders.Open.ToArray())
            if (order.Ticket.IsEntry && order.Status != OrderStatus.Held)
                _context.Cancel(order);
    }
}
