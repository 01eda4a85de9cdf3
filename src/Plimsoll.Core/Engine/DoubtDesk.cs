using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Orders whose fate is not known: asks the venue about each until it has spoken or absence is proven. Nothing is sent
/// again meanwhile; that asking never ends by itself is seen by the alarm. A cancel that was heard and whose outcome does
/// not come is asked after in the same way: the stream that should have told may just have been away.
/// </summary>
internal sealed class DoubtDesk(EngineContext context, ReportDesk reports)
{
    private static readonly TimeSpan[] FirstQuestions =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10),
    ];

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // As many as there are open orders.
    private readonly Dictionary<long, Doubt> _doubts = [];

    /// <summary>When the venue is asked about this order next; null where there is no doubt.</summary>
    public Timestamp? NextQuestion(long intentNumber) => _doubts.GetValueOrDefault(intentNumber)?.NextAt;

    /// <summary>Time passed: questions that are due.</summary>
    public void Ask()
    {
        if (_doubts.Count > 0)
            Forget();
        foreach (var order in context.State.Orders.OpenSpan)
            if (IsDoubted(order))
                Ask(order);
    }

    // A venue in this process answers within the step that asks.
    private bool IsDoubted(Order order) => order.Status == OrderStatus.Unknown
        || (order.Status == OrderStatus.CancelRequested && !context.Options.Venue.IsInProcess);

    /// <summary>The venue's word about an order that was looked for.</summary>
    /// <param name="intentNumber">Which.</param>
    /// <param name="askedAt">When the first of the questions was asked, by the account's clock.</param>
    /// <param name="answer">What came of it.</param>
    public void Take(long intentNumber, Timestamp askedAt, OrderSearch answer)
    {
        if (context.State.Orders.Find(intentNumber) is not { } order)
            return;
        if (answer is OrderSearch.Found found)
            foreach (var report in found.Reports)
                reports.TakeNews(report);
        else if (answer is OrderSearch.Missing && order.Status == OrderStatus.Unknown
            && askedAt >= order.ChangedAt + context.Options.Venue.AbsenceAfter)
            reports.Take(Conclusion(order));
    }

    // What worked once was placed: if no list has it any more it has ended, and fills are a matter of the fills' list.
    private OrderReport Conclusion(Order order) => order.VenueOrderId is null && order.FilledQuantity.IsZero
        ? new OrderReport.Absent(order.Ticket.IntentNumber, context.Clock)
        : new OrderReport.Cancelled(order.Ticket.IntentNumber, context.Clock);

    private void Ask(Order order)
    {
        var number = order.Ticket.IntentNumber;
        if (!_doubts.TryGetValue(number, out var doubt))
            _doubts.Add(number, doubt = new Doubt(order.ChangedAt, order.ChangedAt + FirstQuestions[0]));
        if (context.Clock < doubt.NextAt)
            return;
        doubt.NextAt = ++doubt.Questions < FirstQuestions.Length
            ? doubt.Since + FirstQuestions[doubt.Questions]
            : context.Clock + Pace;
        context.Outbox.Add(new VenueEffect.Search(order.Ticket));
        if (!doubt.IsAlarming && context.Clock >= doubt.Since + Patience)
        {
            doubt.IsAlarming = true;
            context.Alarm(
                "order.unknown", order.Ticket.InstrumentId,
                $"nobody knows what became of order {number} for more than {Patience.TotalMinutes:0} minutes");
        }
    }

    private void Forget()
    {
        foreach (var number in _doubts.Keys.ToArray())
            if (context.State.Orders.Find(number) is not { } order || !IsDoubted(order))
                _doubts.Remove(number);
    }

    private sealed class Doubt(Timestamp since, Timestamp nextAt)
    {
        public Timestamp Since { get; } = since;

        public Timestamp NextAt { get; set; } = nextAt;

        public int Questions { get; set; }

        public bool IsAlarming { get; set; }
    }
}
