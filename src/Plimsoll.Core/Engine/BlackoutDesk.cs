using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Economic events and what an account does around them. The calendar is no fact: it is told anew after every start; what
/// came of it stands in the verdicts.
/// </summary>
public sealed class BlackoutDesk
{
    // A week is published at a time.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    private readonly EngineContext _context;
    private readonly ExitDesk _exits;
    private EventCalendar _calendar = new([]);

    internal BlackoutDesk(EngineContext context, ExitDesk exits) => (_context, _exits) = (context, exits);

    /// <summary>When the calendar was brought up to date last; null: never.</summary>
    public Timestamp? UpdatedAt { get; private set; }

    /// <summary>All events that it was told.</summary>
    public IReadOnlyList<EconomicEvent> Events => _calendar.Events;

    /// <summary>A rule is on, and nobody has brought its calendar up to date for a week: it may miss what is to come.</summary>
    public bool IsStale => HasRule() && !(UpdatedAt > _context.Clock - Fresh);

    /// <summary>The whole calendar as it stands; the one before is forgotten.</summary>
    public void Tell(IReadOnlyList<EconomicEvent> events, Timestamp? updatedAt)
    {
        if (UpdatedAt == updatedAt && _calendar.Events.SequenceEqual(events))
            return;
        _context.Tape?.Add(new EngineCall.CalendarTold(events, updatedAt));
        (_calendar, UpdatedAt) = (new EventCalendar(events), updatedAt);
    }

    /// <summary>Another rule; null: what is usual for each instrument.</summary>
    public void SetRule(BlackoutRule? rule, string actor)
    {
        _context.Tape?.Add(new EngineCall.BlackoutRuleSet(rule, actor));
        _context.Emit(new AccountFact.BlackoutRuleSet(_context.Clock, rule, actor));
    }

    /// <summary>The window that is open now for an instrument; null outside.</summary>
    public BlackoutWindow? OpenFor(Instrument instrument) =>
        !_calendar.IsEmpty && BlackoutRule.On(instrument, _context.State.Blackout) is { } rule
            ? _calendar.OpenAt(_context.Clock, instrument, rule)
            : null;

    /// <summary>Marks are as new as the clock: does what the rule asks for beside refusing entries.</summary>
    internal void Watch()
    {
        if (_calendar.IsEmpty || _context.State.Blackout is not { IsOn: true } rule
            || rule.Action == BlackoutAction.BlockEntries)
            return;
        for (var slot = 0; slot < _context.State.Positions.Length; slot++)
            if (_calendar.OpenAt(_context.Clock, _context.State.Instruments[slot], rule) is not null)
                Act(rule, slot);
    }

    private void Act(BlackoutRule rule, int slot)
    {
        var position = _context.State.Positions[slot];
        if (rule.Action == BlackoutAction.FlattenBefore)
        {
            CancelEntries(position.Instrument.Id);
            _exits.Close(position, ExitReason.Blackout);
        }
        else if (!position.IsFlat && BreakEven(position, slot) is { } stop)
        {
            _context.Emit(new AccountFact.StopTightened(_context.Clock, position.Instrument.Id, stop));
            _exits.Protect(position);
        }
    }

    // Null where it is not 1 R in profit, or its stop is as near already.
    private Price? BreakEven(Position position, int slot)
    {
        var mark = _context.State.Marks.MarkOf(slot);
        if (position is not { InitialStop: { } initial, Stop: { } stop } || double.IsNaN(mark))
            return null;
        var entry = position.AverageEntry;
        var isLong = position.Side == PositionSide.Long;
        var (gain, risk) = (Instrument.Traded(mark).Value - entry, entry - initial.Value);
        if (risk == 0m || gain / risk < 1m)
            return null;
        var wish = isLong ? position.Instrument.TickAbove(entry) : position.Instrument.TickBelow(entry);
        return (isLong ? wish > stop : wish < stop) ? wish : null;
    }

    private void CancelEntries(InstrumentId id)
    {
        foreach (var order in _context.State.Orders.Open.ToArray())
            if (order.Ticket.IsEntry && order.Ticket.InstrumentId == id
                && order.Status is not (OrderStatus.Held or OrderStatus.CancelRequested))
                _context.Cancel(order);
    }

    private bool HasRule()
    {
        for (var slot = 0; slot < _context.State.Instruments.Count; slot++)
            if (BlackoutRule.On(_context.State.Instruments[slot], _context.State.Blackout) is not null)
                return true;
        return false;
    }
}
