using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Accounts;

/// <summary>How the account's books stand against its venue's.</summary>
internal sealed record BooksView
{
    /// <summary>The account's event clock.</summary>
    public required Timestamp Time { get; init; }

    /// <summary>When they were compared last; absent before the first time.</summary>
    public Timestamp? ComparedAt { get; init; }

    /// <summary>Whether the last comparison found nothing; absent before the first since the account was started.</summary>
    public bool? FoundNothing { get; init; }

    /// <summary>Comparisons up to the last one that found nothing, in a row, since the account was started.</summary>
    public required long CleanInARow { get; init; }

    /// <summary>False: our clock and the venue's are too far apart for new orders.</summary>
    public required bool IsClockTrusted { get; init; }

    /// <summary>Orders whose fate is not known.</summary>
    public required IReadOnlyList<Doubt> Doubts { get; init; }

    public required IReadOnlyList<Difference> Quarantines { get; init; }

    /// <summary>Orders that work at the venue and are not ours: shown, never cancelled.</summary>
    public required IReadOnlyList<Foreign> ForeignOrders { get; init; }

    /// <param name="NextQuestionAt">Absent where the venue is in this process: its books answer.</param>
    internal sealed record Doubt(
        long IntentNumber, string InstrumentId, Timestamp Since, Timestamp? NextQuestionAt, string? Reason);

    /// <param name="Code">What began it.</param>
    /// <param name="Ours">What the fills known here make; negative is short.</param>
    /// <param name="Venue">What the venue said last; absent when it has said nothing since the program started.</param>
    /// <param name="AdoptObjection">Why the books cannot take the venue's position over; absent when they can.</param>
    internal sealed record Difference(
        string InstrumentId, Timestamp Since, string Code, string Text, decimal Ours, decimal? Venue,
        string? AdoptObjection);

    internal sealed record Foreign(
        string VenueOrderId, string ClientOrderId, string InstrumentId, OrderSide Side, decimal Quantity);

    public static BooksView From(AccountRunner runner, AccountSession session)
    {
        var (engine, state) = (session.Engine, session.State);
        return new BooksView
        {
            Time = engine.Clock,
            ComparedAt = engine.LastComparison?.At
                ?? (runner.LastReconciledAt == Timestamp.MinValue ? null : runner.LastReconciledAt),
            FoundNothing = engine.LastComparison?.IsClean,
            CleanInARow = engine.LastComparison?.CleanInARow ?? 0,
            IsClockTrusted = engine.IsClockTrusted,
            Doubts =
            [
                .. state.Orders.Open.Where(order => order.Status == OrderStatus.Unknown).Select(order => new Doubt(
                    order.Ticket.IntentNumber,
                    order.Ticket.InstrumentId.Value,
                    order.ChangedAt,
                    engine.NextQuestion(order.Ticket.IntentNumber),
                    order.ReasonText)),
            ],
            Quarantines = [.. state.Quarantine.OrderBy(id => id.Value).Select(id => DifferenceOf(engine, id))],
            ForeignOrders =
            [
                .. state.Foreign.Values.Select(order => new Foreign(
                    order.VenueOrderId, order.ClientOrderId, order.InstrumentId.Value, order.Side, order.Quantity.Value)),
            ],
        };
    }

    private static Difference DifferenceOf(TradingEngine engine, InstrumentId id)
    {
        var began = engine.State.QuarantineOf(id)!;
        return new Difference(
            id.Value,
            began.Time,
            began.Code,
            began.Text,
            engine.State.PositionOf(id) is { IsFlat: false } open ? open.SignedQuantity : 0m,
            engine.Quarantine.VenueSays(id)?.Quantity,
            engine.Quarantine.ObjectionToAdopting(id));
    }
}
