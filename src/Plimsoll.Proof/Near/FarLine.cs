using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Far;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Near;

/// <summary>Everything that crosses between an account and its venue, and what becomes of it on the way.</summary>
/// <param name="agenda">Virtual time.</param>
/// <param name="dice">What goes wrong.</param>
/// <param name="venue">The other end.</param>
internal sealed class FarLine(Agenda agenda, FaultDice dice, FarVenue venue)
{
    // As long as the program waits for an answer.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private Timestamp _silentUntil = Timestamp.MinValue;

    /// <summary>How far the program's clock is ahead.</summary>
    public TimeSpan ClockLead { get; set; }

    /// <summary>Sends an order and answers once: taken, refused, or silence.</summary>
    public void Place(OrderTicket ticket, string name, Action<OrderReport> answer)
    {
        var request = new FarRequest(name, ticket, agenda.Now + ClockLead);
        var call = new Call(agenda, Deadline, () => answer(Silence(ticket, "timed out")));
        if (dice.Strikes(FaultKind.RequestLost))
            return;
        agenda.After(TravelOf(call), () =>
        {
            if (dice.Strikes(FaultKind.UnknownCode))
            {
                Reply(call, () => answer(Silence(ticket, "code -1999")));
                return;
            }

            var reply = venue.Place(request);
            Reply(call, () => answer(Report(ticket.IntentNumber, reply)));
        });
    }

    /// <summary>Asks for a cancel. That it happened comes through the stream or the lists.</summary>
    public void Cancel(OrderTicket ticket, string name, Action<OrderReport> answer)
    {
        var call = new Call(agenda, Deadline, () => answer(Silence(ticket, "timed out")));
        if (dice.Strikes(FaultKind.RequestLost))
            return;
        agenda.After(TravelOf(call), () =>
        {
            var order = venue.Cancel(name);
            Reply(call, () =>
            {
                if (order is null)
                    answer(new OrderReport.CancelRefused(ticket.IntentNumber, agenda.Now, "unknown order"));
            });
        });
    }

    /// <summary>Looks for an order: every list at once, or no answer.</summary>
    public void Search(OrderTicket ticket, string name, Action<OrderSearch> answer) => Read(
        asOf => FarLists.Of(venue.Orders, ticket.IntentNumber, name, asOf) is { } found
            ? new OrderSearch.Found(found)
            : new OrderSearch.Missing(),
        answer,
        () => answer(new OrderSearch.NoAnswer("503")));

    /// <summary>Reads the books; null when a list could not be read.</summary>
    public void ReadBooks(IReadOnlyDictionary<string, long> intents, Action<VenueBooks?> answer)
    {
        var askedAt = agenda.Now;
        Read<VenueBooks?>(asOf => FarLists.Books(venue, intents, asOf, askedAt), answer, () => answer(null));
    }

    public void ProveFlat(Action<bool> answer) => Read(
        asOf => venue.Holding == 0m && !venue.Orders.Any(order => order.StatusAt(asOf) == FarStatus.Working),
        answer,
        () => answer(false));

    /// <summary>A word of the venue goes out on the stream.</summary>
    public void Tell(FarWord word, Action<FarWord> hear)
    {
        if (dice.Strikes(FaultKind.StreamSilent))
            _silentUntil = agenda.Now + TimeSpan.FromSeconds(30);
        if (agenda.Now < _silentUntil || dice.Strikes(FaultKind.WordLost))
            return;
        var delay = dice.Strikes(FaultKind.WordDelayed) ? dice.Between(1, 20) : dice.Between(0.01, 0.15);
        agenda.After(delay, () => hear(word));
        if (dice.Strikes(FaultKind.WordDoubled))
            agenda.After(delay + dice.Between(0, 5), () => hear(word));
    }

    private static OrderReport Report(long intent, FarReply reply, Timestamp at) => reply.IsTaken
        ? new OrderReport.Accepted(intent, at, reply.Text)
        : new OrderReport.Refused(intent, at, "venue.refused", reply.Text);

    private OrderReport.Silence Silence(OrderTicket ticket, string text) => new(ticket.IntentNumber, agenda.Now, text);

    private OrderReport Report(long intent, FarReply reply) => Report(intent, reply, agenda.Now);

    private void Reply(Call call, Action answer)
    {
        if (dice.Strikes(FaultKind.AnswerLost))
            return;
        if (dice.Strikes(FaultKind.ErrorAfterEffect))
            agenda.After(Travel(), call.Fail);
        else
            agenda.After(Travel(), () => call.Answer(answer));
    }

    private void Read<T>(Func<Timestamp, T> look, Action<T> answer, Action fail)
    {
        if (dice.Strikes(FaultKind.ReadFails))
        {
            agenda.After(dice.Between(0.1, 10), fail);
            return;
        }

        agenda.After(Travel(), () =>
        {
            var lag = dice.Strikes(FaultKind.ReadLags) ? dice.Between(0, 2) : TimeSpan.Zero;
            var seen = look(agenda.Now - lag);
            agenda.After(dice.Between(0.01, 0.2), () => answer(seen));
        });
    }

    private TimeSpan TravelOf(Call call)
    {
        if (!dice.Strikes(FaultKind.ConnectionCut))
            return Travel();
        agenda.After(dice.Between(0.01, 0.5), call.Fail);
        return dice.Between(0.2, 8);
    }

    private TimeSpan Travel() =>
        dice.Strikes(FaultKind.RequestDelayed) ? dice.Between(0.2, 8) : dice.Between(0.01, 0.2);

    /// <summary>One call: it is answered, fails or times out, and only once.</summary>
    private sealed class Call
    {
        private readonly Action _silence;
        private bool _isOver;

        public Call(Agenda agenda, TimeSpan deadline, Action silence)
        {
            _silence = silence;
            agenda.After(deadline, Fail);
        }

        public void Answer(Action answer) => End(answer);

        public void Fail() => End(_silence);

        private void End(Action how)
        {
            if (_isOver)
                return;
            _isOver = true;
            how();
        }
    }
}
