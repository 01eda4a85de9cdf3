using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Tests.Trading;
using Plimsoll.Runtime.Venues;
using Plimsoll.Testing;

namespace Plimsoll.Runtime.Tests.Venues;

/// <summary>The line to a venue far away: nothing it does or leaves undone holds up the account or is taken for a no.</summary>
public sealed class RemoteLineTests : IAsyncDisposable
{
    // Nothing here takes time of its own; a machine may be slow.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualClock _time = new();
    private readonly FarVenue _venue = new();
    private readonly TradingEngine _engine = AccountStory.HoldingEngine(new VenueTerms
    {
        AcceptanceWindow = TimeSpan.FromSeconds(5),
    });

    private readonly BlockingCollection<Action<TradingEngine>> _mailbox = [];
    private readonly List<AccountFact> _facts = [];
    private readonly RemoteLine _line;

    public RemoteLineTests()
    {
        _line = new RemoteLine(_venue, new RemoteLineOptions(Post, _time, NullLogger.Instance));
        _line.Begin();
    }

    [Fact]
    public async Task An_answer_comes_back_as_a_step_of_its_own()
    {
        var order = await SendExitAsync();
        StepUntil(() => order.Status != OrderStatus.Submitted);
        (order.Status, order.VenueOrderId).ShouldBe((OrderStatus.Accepted, $"V{order.Ticket.IntentNumber}"));
    }

    [Fact]
    public async Task A_venue_that_hangs_is_silence_after_ten_seconds()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _venue.OnSubmit = (_, token) =>
        {
            asked.SetResult();
            return new TaskCompletionSource<SubmitOutcome>().Task.WaitAsync(token);
        };
        var order = await SendExitAsync();
        await asked.Task;
        Pass(9);
        StepAll();
        order.Status.ShouldBe(OrderStatus.Submitted);
        Pass(1);
        StepUntil(() => order.Status == OrderStatus.Unknown);
        _venue.Submitted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_venue_that_does_not_even_heed_its_deadline_holds_nothing_up()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _venue.OnSubmit = (_, _) =>
        {
            asked.SetResult();
            return new TaskCompletionSource<SubmitOutcome>().Task;
        };
        var order = await SendExitAsync();
        await asked.Task;
        Pass(10);
        StepUntil(() => order.Status == OrderStatus.Unknown);
    }

    [Fact]
    public async Task A_list_is_one_call_and_an_answer_for_each_of_its_orders()
    {
        var (stop, target) = await SendListAsync();
        StepUntil(() => stop.Status != OrderStatus.Submitted);
        (stop.VenueOrderId, target.VenueOrderId)
            .ShouldBe(($"V{stop.Ticket.IntentNumber}", $"V{target.Ticket.IntentNumber}"));
    }

    [Fact]
    public async Task A_list_whose_connection_breaks_leaves_both_in_doubt()
    {
        _venue.OnSubmit = (_, _) => throw new HttpRequestException("connection reset");
        var (stop, target) = await SendListAsync();
        StepUntil(() => stop.Status == OrderStatus.Unknown);
        target.Status.ShouldBe(OrderStatus.Unknown);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_silence_and_the_search_ends_it()
    {
        _venue.OnSubmit = (_, _) => throw new HttpRequestException("connection reset");
        var order = await SendExitAsync();
        StepUntil(() => order.Status == OrderStatus.Unknown);

        _venue.OnSearch = ticket => new OrderSearch.Found(
            [new OrderReport.Accepted(ticket.IntentNumber, _engine.Clock, "V7")]);
        Pass(3);
        StepUntil(() => order.Status == OrderStatus.Accepted);
        order.VenueOrderId.ShouldBe("V7");
    }

    [Fact]
    public void What_the_venue_takes_is_asked_at_the_start_and_every_day_and_used()
    {
        var id = _engine.State.Instruments[0].Id;
        _engine.Fees.ToldAt(id).ShouldBeNull();
        var fee = new FeeSchedule.OfValue(0.0007m, 0.0009m);
        _venue.Fees = () => Task.FromResult<IReadOnlyDictionary<InstrumentId, FeeSchedule>>(
            new Dictionary<InstrumentId, FeeSchedule> { [id] = fee, [InstrumentId.Of("far:OTHER")] = fee });
        PassUntil(3_600, () => _engine.State.Instruments[0].Fees == fee);
        _engine.Fees.ToldAt(id).ShouldNotBeNull();

        // What it does not tell stays as it was told last, and it is asked again soon.
        var asked = 0;
        _venue.Fees = () =>
        {
            Interlocked.Increment(ref asked);
            throw new HttpRequestException("the line is cut");
        };
        PassUntil(3_600, () => Volatile.Read(ref asked) > 0);
        _engine.State.Instruments[0].Fees.ShouldBe(fee);
        var (later, before) = (fee with { Taker = 0.0008m }, _time.GetUtcNow());
        _venue.Fees = () => Task.FromResult<IReadOnlyDictionary<InstrumentId, FeeSchedule>>(
            new Dictionary<InstrumentId, FeeSchedule> { [id] = later });
        PassUntil(60, () => _engine.State.Instruments[0].Fees == later);
        (_time.GetUtcNow() - before).ShouldBeLessThan(TimeSpan.FromHours(20));
    }

    [Fact]
    public void Books_are_compared_every_minute_and_whenever_the_stream_joins()
    {
        var read = 0;
        _venue.Books = () =>
        {
            Interlocked.Increment(ref read);
            return Task.FromResult(new VenueBooks { AskedAt = _engine.Clock, Working = [], Reports = [] });
        };
        _venue.Say(new VenueNews.Joined());
        StepUntil(() => read == 1 && _engine.LastComparison is not null);
        Pass(61);
        StepUntil(() => read == 2);
    }

    [Fact]
    public async Task Books_that_hang_do_not_keep_the_seconds_from_passing()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _venue.Books = () =>
        {
            asked.TrySetResult();
            return new TaskCompletionSource<VenueBooks>().Task;
        };
        Pass(61);
        await asked.Task;
        StepAll();
        var before = _engine.Clock;
        Pass(5);
        StepUntil(() => _engine.Clock > before);
        Pass(10);
    }

    [Fact]
    public void Books_that_cannot_be_read_ten_times_degrade_the_account_until_they_can()
    {
        for (var time = 0; time < 10; time++)
            _venue.Say(new VenueNews.Joined());
        StepUntil(() => _engine.IsDegraded);
        _venue.Books = () => Task.FromResult(
            new VenueBooks { AskedAt = _engine.Clock, Working = [], Reports = [] });
        _venue.Say(new VenueNews.Joined());
        StepUntil(() => !_engine.IsDegraded);
    }

    [Fact]
    public void A_clock_that_runs_ahead_is_told_once_and_trusted_again_when_it_is_right()
    {
        _venue.ClockLead = TimeSpan.FromSeconds(5);
        Pass(61);
        StepUntil(() => !_engine.IsClockTrusted && _venue.ClockQuestions >= 2);
        Pass(61);
        StepUntil(() => _venue.ClockQuestions >= 3);
        _venue.ClockLead = TimeSpan.FromMilliseconds(-300);
        Pass(61);
        StepUntil(() => _engine.IsClockTrusted);
        _facts.OfType<AccountFact.AlarmRaised>().Count(alarm => alarm.Code == "execution.clock").ShouldBe(1);
    }

    [Fact]
    public void What_the_stream_says_reaches_the_account()
    {
        _venue.Say(new VenueNews.Trouble("venue.banned", "too many requests"));
        StepUntil(() => _facts.OfType<AccountFact.AlarmRaised>().Any(alarm => alarm.Code == "venue.banned"));
    }

    public async ValueTask DisposeAsync()
    {
        _mailbox.CompleteAdding();
        await _line.DisposeAsync();
        _venue.IsEnded.ShouldBeTrue();
        _mailbox.Dispose();
    }

    /// <summary>An exit of the held position, on its way.</summary>
    private async Task<Order> SendExitAsync()
    {
        _engine.Outbox.Take();
        _engine.ClosePosition(AccountStory.Alpha, ExitReason.SignalClose).ShouldBeNull();
        var submit = _engine.Outbox.Take().Effects.OfType<VenueEffect.Submit>().Single();
        await _line.PerformAsync(submit, TestContext.Current.CancellationToken);
        return _engine.State.Orders.Find(submit.Order.Ticket.IntentNumber)!;
    }

    /// <summary>A stop and a target of the held position as one list, on its way.</summary>
    private async Task<(Order Stop, Order Target)> SendListAsync()
    {
        var position = _engine.State.PositionOf(AccountStory.Alpha);
        var first = _engine.State.Orders.LastIntent + 1;
        OrderTicket Ticket(long intent, OrderPurpose purpose) => new()
        {
            IntentNumber = intent,
            PairedWith = intent == first ? first + 1 : first,
            RunId = position.RunId,
            InstrumentId = AccountStory.Alpha,
            Side = position.ClosingSide,
            Type = purpose == OrderPurpose.Stop ? OrderType.Stop : OrderType.Limit,
            Quantity = position.Quantity,
            ReduceOnly = true,
            Purpose = purpose,
            CreatedAt = _engine.Clock,
        };
        ApprovedOrder Begun(OrderTicket ticket)
        {
            var approved = RiskGate.ApproveReduction(ticket, position, _engine.Clock);
            _engine.State.Apply(new AccountFact.OrderIntended(_engine.Clock, ticket, OrderStatus.Pending));
            _engine.State.Apply(new AccountFact.OrderStepped(_engine.Clock, ticket.IntentNumber, OrderEvent.SendBegan));
            return approved.ShouldBeOfType<ReductionVerdict.Approved>().Order;
        }

        var stop = Begun(Ticket(first, OrderPurpose.Stop));
        var target = Begun(Ticket(first + 1, OrderPurpose.Target));
        await _line.PerformAsync(new VenueEffect.SubmitPair(stop, target), TestContext.Current.CancellationToken);
        return (_engine.State.Orders.Find(first)!, _engine.State.Orders.Find(first + 1)!);
    }

    private Task Post(Action<TradingEngine> step)
    {
        if (!_mailbox.IsAddingCompleted)
            _mailbox.Add(step);
        return Task.CompletedTask;
    }

    private void Step()
    {
        _mailbox.TryTake(out var step, Patience).ShouldBeTrue("nothing came");
        Do(step!);
    }

    private void StepAll()
    {
        while (_mailbox.TryTake(out var step))
            Do(step);
    }

    private void StepUntil(Func<bool> isSo)
    {
        while (!isSo())
            Step();
    }

    private void PassUntil(int seconds, Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            Pass(seconds);
            StepAll();
        }
    }

    private void Pass(int seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    private void Do(Action<TradingEngine> step)
    {
        _engine.OnTime(Timestamp.From(_time.GetUtcNow()));
        step(_engine);
        var (facts, effects) = _engine.Outbox.Take();
        _facts.AddRange(facts);
        foreach (var search in effects.OfType<VenueEffect.Search>())
            _line.PerformAsync(search, TestContext.Current.CancellationToken).AsTask().Wait();
    }
}
