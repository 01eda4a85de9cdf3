using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Far;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Near;

/// <summary>Everything that crosses between an account and its venue, and what becomes of it on the way.</summary>
/// <param name="agenda">Virtual time.</param>
/// <param name="dice">What goes wrong.</param>
/// <param name="venue">The other end.</param>
/// <param name="sabotage">A rule of calls that is broken.</param>
internal sealed class FarLine(Agenda agenda, FaultDice dice, FarVenue venue, Sabotage sabotage)
{
    // As long as the program waits for an answer.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan NoDeadline = TimeSpan.FromDays(1_000);

    private readonly FarLists _lists = new(venue, sabotage != Sabotage.AsksOneEndpoint);
    private Timestamp _silentUntil = Timestamp.MinValue;

    /// <summary>How far the program's clock is ahead.</summary>
    public TimeSpan ClockLead { get; set; }

    /// <summary>How old the books in an answer can be, in seconds.</summary>
    public double ReadLag { get; init; }

    /// <summary>What time it is for the program.</summary>
    public Timestamp Now => agenda.Now + ClockLead;

    /// <summary>Sends an order and answers once: taken, refused, or silence.</summary>
    public void Place(OrderTicket ticket, string name, Action<OrderReport> answer)
    {
        var request = new FarRequest(name, ticket, Now);
        Carry(
            isHeldUp => [venue.Place(request with { IsHeldUp = isHeldUp })], [ticket],
            reports => answer(reports[0]));
    }

    /// <summary>Sends a stop and a target as one list and answers once, for both.</summary>
    public void PlacePair(
        (OrderTicket Ticket, string Name) stop, (OrderTicket Ticket, string Name) target,
        Action<IReadOnlyList<OrderReport>> answer)
    {
        var (one, other) = (new FarRequest(stop.Name, stop.Ticket, Now), new FarRequest(target.Name, target.Ticket, Now));
        Carry(
            isHeldUp =>
            {
                var replies = venue.PlacePair(one with { IsHeldUp = isHeldUp }, other with { IsHeldUp = isHeldUp });
                return [replies.Target, replies.Stop];
            },
            [target.Ticket, stop.Ticket], answer);
    }

    // One request, however many orders it tells of: it arrives or not, and its answer comes back or not.
    private void Carry(
        Func<bool, FarReply[]> place, OrderTicket[] tickets, Action<IReadOnlyList<OrderReport>> answer)
    {
        void Fall(string text) => answer([.. tickets.Select(ticket => Silence(ticket, text))]);
        var call = Begin(Fall);
        if (dice.Strikes(FaultKind.RequestLost))
            return;
        if (dice.Strikes(FaultKind.RequestHeldUp))
        {
            agenda.After(dice.Between(20, 80), () => place(true));
            return;
        }

        agenda.After(TravelOf(call), () =>
        {
            if (venue.Weather.Shut is { } shut)
                Reply(call, () => answer([.. tickets.Select(ticket =>
                    new OrderReport.Refused(ticket.IntentNumber, Now, "venue.rate_limit", shut))]));
            else if (venue.Weather.IsDown)
                Reply(call, () => Fall("503"));
            else if (dice.Strikes(FaultKind.UnknownCode))
                Reply(call, () => Fall("code -1999"));
            else
            {
                var replies = place(false);
                Reply(call, () => answer(
                    [.. tickets.Zip(replies, (ticket, reply) => Report(ticket.IntentNumber, reply))]));
            }
        });
    }

    /// <summary>Asks for a cancel. That it happened comes through the stream or the lists.</summary>
    public void Cancel(OrderTicket ticket, string name, Action<OrderReport> answer)
    {
        var call = Begin(text => answer(Silence(ticket, text)));
        if (dice.Strikes(FaultKind.RequestLost))
            return;
        agenda.After(TravelOf(call), () =>
        {
            if (venue.Weather.IsDown || venue.Weather.Shut is not null)
            {
                Reply(call, () => answer(Silence(ticket, "503")));
                return;
            }

            var order = venue.Cancel(name);
            Reply(call, () =>
            {
                if (order is null)
                    answer(new OrderReport.CancelRefused(ticket.IntentNumber, Now, "unknown order"));
                else if (sabotage == Sabotage.OkIsDone)
                    answer(new OrderReport.Cancelled(ticket.IntentNumber, Now));
            });
        });
    }

    /// <summary>Looks for an order: every list at once, or no answer.</summary>
    public void Search(OrderTicket ticket, string name, Action<OrderSearch> answer) => Read(
        asOf => _lists.Of(ticket.IntentNumber, name, asOf) is { } found
            ? new OrderSearch.Found(found)
            : new OrderSearch.Missing(),
        answer,
        () => answer(new OrderSearch.NoAnswer("503")));

    /// <summary>Reads the books; null when a list could not be read.</summary>
    public void ReadBooks(IReadOnlyDictionary<string, long> intents, Action<VenueBooks?> answer)
    {
        var askedAt = Now;
        Read<VenueBooks?>(asOf => _lists.Books(intents, asOf, askedAt), answer, () => answer(null));
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

    private Call Begin(Action<string> silence) =>
        new(agenda, sabotage == Sabotage.WaitsForEver ? NoDeadline : Deadline, silence);

    private OrderReport Report(long intent, FarReply reply) => reply.IsTaken
        ? new OrderReport.Accepted(intent, Now, reply.Text)
        : new OrderReport.Refused(intent, Now, "venue.refused", reply.Text);

    private OrderReport.Silence Silence(OrderTicket ticket, string text) => new(ticket.IntentNumber, Now, text);

    private void Reply(Call call, Action answer)
    {
        if (dice.Strikes(FaultKind.AnswerLost))
            return;
        if (dice.Strikes(FaultKind.ErrorAfterEffect))
            agenda.After(Travel(), () => call.Fail("502"));
        else
            agenda.After(Travel(), () => call.Answer(answer));
    }

    private void Read<T>(Func<Timestamp, T> look, Action<T> answer, Action fail)
    {
        if (dice.Strikes(FaultKind.ReadFails) || venue.Weather.IsDown || venue.Weather.Shut is not null)
        {
            agenda.After(dice.Between(0.1, 10), fail);
            return;
        }

        agenda.After(Travel(), () =>
        {
            var lag = dice.Strikes(FaultKind.ReadLags) ? dice.Between(0, ReadLag) : TimeSpan.Zero;
            var seen = look(agenda.Now - lag);
            agenda.After(dice.Between(0.01, 0.2), () => answer(seen));
        });
    }

    private TimeSpan TravelOf(Call call)
    {
        if (!dice.Strikes(FaultKind.ConnectionCut))
            return Travel();
        agenda.After(dice.Between(0.01, 0.5), () => call.Fail("connection reset"));
        return dice.Between(0.2, 8);
    }

    private TimeSpan Travel() =>
        dice.Strikes(FaultKind.RequestDelayed) ? dice.Between(0.2, 8) : dice.Between(0.01, 0.2);

    /// <summary>One call: it is answered, fails or times out, and only once.</summary>
    private sealed class Call
    {
        private readonly Action<string> _silence;
        private bool _isOver;

        public Call(Agenda agenda, TimeSpan deadline, Action<string> silence)
        {
            _silence = silence;
            agenda.After(deadline, () => Fail("timed out"));
        }

        public void Answer(Action answer) => End(answer);

        public void Fail(string text) => End(() => _silence(text));

        private void End(Action how)
        {
            if (_isOver)
                return;
            _isOver = true;
            how();
        }
    }
}
