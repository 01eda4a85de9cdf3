using System.Globalization;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Ends a quarantine by a person's word, never by itself.</summary>
public sealed class QuarantineDesk
{
    private readonly EngineContext _context;
    private readonly ExitDesk _exits;
    private readonly ReportDesk _reports;
    private readonly BooksDesk _books;

    internal QuarantineDesk(EngineContext context, ExitDesk exits, ReportDesk reports, BooksDesk books) =>
        (_context, _exits, _reports, _books) = (context, exits, reports, books);

    /// <summary>What the venue said last that the account has; null when it has said nothing since the start.</summary>
    public VenueHolding? VenueSays(InstrumentId id) => _books.HoldingOf(id);

    /// <summary>Null when the books can take over what the venue says; else the code of what is in the way.</summary>
    public string? ObjectionToAdopting(InstrumentId id)
    {
        if (_books.HoldingOf(id) is not { } venue)
            return "risk.adopt_untold";
        var position = _context.State.PositionOf(id);
        var ours = position.SignedQuantity;
        if (venue.Agrees(ours))
            return null;
        // More than our fills make has no entry, no stop and no strategy here: it is closed where it was opened.
        return (venue.Quantity == 0m || decimal.Sign(venue.Quantity) == decimal.Sign(ours))
            && Math.Abs(venue.Quantity) < Math.Abs(ours)
            ? EquityMarks.IsPrice(MarkOf(id)) ? null : "risk.no_mark"
            : "risk.adopt_more";
    }

    /// <summary>Null when it was done; else the code of the refusal, and nothing was.</summary>
    public string? Resolve(InstrumentId id, QuarantineAnswer answer, string actor, string reason)
    {
        _context.Tape?.Add(new EngineCall.QuarantineResolved(id, answer, actor, reason));
        if (!_context.State.Quarantine.Contains(id))
            return "risk.not_quarantined";
        if (answer == QuarantineAnswer.Flatten)
            return _exits.Close(_context.State.PositionOf(id), ExitReason.Emergency) ? null : "order.no_position";
        if (HasDoubt(id))
            return "risk.release_unknown_orders";
        if (answer == QuarantineAnswer.Adopt && ObjectionToAdopting(id) is { } objection)
            return objection;
        if (answer == QuarantineAnswer.Adopt)
            Adopt(_context.State.PositionOf(id), _books.HoldingOf(id)!);
        _context.Emit(new AccountFact.QuarantineReleased(_context.Clock, id, actor, reason));
        return null;
    }

    // An order whose fate is not known may change the position again at any moment.
    private bool HasDoubt(InstrumentId id)
    {
        foreach (var order in _context.State.Orders.OpenSpan)
            if (order.Ticket.InstrumentId == id && order.Status is OrderStatus.Unknown or OrderStatus.Submitted)
                return true;
        return false;
    }

    // Nobody told what it was sold for: the mark is the nearest price there is, and the fill says what it is.
    private void Adopt(Position position, VenueHolding venue)
    {
        if (venue.Agrees(position.SignedQuantity))
            return;
        var price = Instrument.Traded(MarkOf(position.Instrument.Id));
        _reports.Force(
            position,
            new Fill
            {
                VenueFillId = string.Create(CultureInfo.InvariantCulture, $"adopted-{_context.NextIntent()}"),
                IntentNumber = _context.NextIntent(),
                InstrumentId = position.Instrument.Id,
                Side = position.ClosingSide,
                Price = price,
                Quantity = Quantity.Of(position.Quantity.Value - Math.Abs(venue.Quantity)),
                Fee = Money.Zero,
                Time = _context.Clock,
                UndisturbedPrice = price,
            },
            ForcedExit.Adopted);
    }

    private double MarkOf(InstrumentId id) => _context.State.Marks.MarkOf(_context.State.Instruments.SlotOf(id));
}
