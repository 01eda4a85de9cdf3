using System.Runtime.CompilerServices;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Far;

namespace Plimsoll.Proof.Near;

/// <summary>Breaks one rule in how an account is driven; with none to break everything passes as it came.</summary>
internal sealed class Saboteur(Sabotage sabotage)
{
    private int _heard;

    public bool Breaks(Sabotage rule) => sabotage == rule;

    public VenueTerms Terms() => Breaks(Sabotage.AbsenceWithoutWaiting)
        ? new VenueTerms { AcceptanceWindow = TimeSpan.Zero, AbsenceMargin = TimeSpan.Zero }
        : new VenueTerms { AcceptanceWindow = FarVenue.Window };

    /// <summary>What the venue answered to an order.</summary>
    public OrderReport OfOrder(OrderReport report) =>
        report is OrderReport.Silence silence && Breaks(Sabotage.SilenceIsRefusal)
            ? new OrderReport.Refused(silence.IntentNumber, silence.Time, "venue.refused", silence.Text)
            : report;

    /// <summary>What the venue answered to a cancel.</summary>
    public OrderReport OfCancel(OrderReport report) =>
        report is OrderReport.Silence silence && Breaks(Sabotage.SilenceIsRefusal)
            ? new OrderReport.Cancelled(silence.IntentNumber, silence.Time)
            : report;

    public OrderSearch OfSearch(AccountState state, long intent, OrderSearch found) => found switch
    {
        OrderSearch.NoAnswer when Breaks(Sabotage.FailedQuestionIsNo) => new OrderSearch.Missing(),
        // What the stream has not told of a cancel is not looked for elsewhere.
        OrderSearch.Found when Breaks(Sabotage.StreamIsTruth)
            && state.Orders.Find(intent)?.Status == OrderStatus.CancelRequested => new OrderSearch.NoAnswer("not asked"),
        OrderSearch.Found { Reports: var reports } => new OrderSearch.Found(
            [.. reports.Where(report => IsHeard(state, report)).Select(report => OfWord(state, report))]),
        _ => found,
    };

    public VenueBooks OfBooks(AccountState state, VenueBooks books) => books with
    {
        Reports =
        [
            .. books.Reports.Where(report => IsHeard(state, report)).Select(report => OfWord(state, report)),
        ],
        Holdings = Breaks(Sabotage.DifferencesAreSmoothed) ? [] : books.Holdings,
        Foreign = Breaks(Sabotage.DifferencesAreSmoothed) ? [] : books.Foreign,
    };

    /// <summary>A word about an order, from whichever place.</summary>
    public OrderReport OfWord(AccountState state, OrderReport report)
    {
        if (report is not OrderReport.Filled { Fill: var fill })
            return report;
        if (Breaks(Sabotage.FillsWithoutIdentity))
            return new OrderReport.Filled(fill with { VenueFillId = $"{fill.VenueFillId}#{++_heard}" });
        return Breaks(Sabotage.DifferencesAreSmoothed)
            && state.Orders.Find(fill.IntentNumber) is { Remaining: { IsZero: false } rest } && fill.Quantity > rest
            ? new OrderReport.Filled(fill with { Quantity = rest })
            : report;
    }

    public bool IsHeard(AccountState state, OrderReport report) =>
        report is OrderReport.Liquidated
            ? !Breaks(Sabotage.DifferencesAreSmoothed)
            : state.Orders.Find(report.IntentNumber) is not { } order
                || !(Breaks(Sabotage.EndedOrdersAreDeaf) && order.IsTerminal
                    || Breaks(Sabotage.VerdictIsFinal) && order.Status == OrderStatus.NotPlaced);

    /// <summary>Effects in the order they are performed in; broken: that of their places in memory.</summary>
    public IEnumerable<VenueEffect> Ordered(IReadOnlyList<VenueEffect> effects) =>
        Breaks(Sabotage.IteratesByHash) ? effects.OrderBy(RuntimeHelpers.GetHashCode) : effects;

    /// <summary>Changes what no fact tells of.</summary>
    public void ChangeBesideFacts(AccountState state, Timestamp now)
    {
        if (Breaks(Sabotage.StateBesideFacts))
            state.Apply(new AccountFact.ModeChanged(now, OperatingMode.Guide, "nobody", "an assignment"));
    }
}
