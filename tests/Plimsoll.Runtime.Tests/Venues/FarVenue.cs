using System.Threading.Channels;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Tests.Venues;

/// <summary>A venue across a line that the test cuts and mends; what it says is what it was told to say.</summary>
internal sealed class FarVenue : IRemoteVenue
{
    private readonly Channel<VenueNews> _news = Channel.CreateUnbounded<VenueNews>();
    private int _clockQuestions;

    public string Code => "far";

    public VenueTerms Terms { get; } = new() { AcceptanceWindow = TimeSpan.FromSeconds(5) };

    public List<OrderTicket> Submitted { get; } = [];

    public List<OrderTicket> Cancelled { get; } = [];

    public Func<OrderTicket, CancellationToken, Task<SubmitOutcome>> OnSubmit { get; set; } =
        (ticket, _) => Task.FromResult<SubmitOutcome>(new SubmitOutcome.Accepted($"V{ticket.IntentNumber}"));

    public Func<OrderTicket, OrderSearch> OnSearch { get; set; } = _ => new OrderSearch.NoAnswer("nobody asked it to");

    public Func<Task<VenueBooks>> Books { get; set; } = () => throw new HttpRequestException("the line is cut");

    public Func<Task<IReadOnlyDictionary<InstrumentId, FeeSchedule>>> Fees { get; set; } =
        () => Task.FromResult<IReadOnlyDictionary<InstrumentId, FeeSchedule>>(new Dictionary<InstrumentId, FeeSchedule>());

    public TimeSpan ClockLead { get; set; }

    public int ClockQuestions => Volatile.Read(ref _clockQuestions);

    public bool IsEnded { get; private set; }

    public void Say(VenueNews news) => _news.Writer.TryWrite(news);

    public async Task<SubmitOutcome> SubmitAsync(ApprovedOrder order, CancellationToken cancellationToken)
    {
        lock (Submitted)
            Submitted.Add(order.Ticket);
        return await OnSubmit(order.Ticket, cancellationToken);
    }

    public async Task<PairOutcome> SubmitPairAsync(
        ApprovedOrder stop, ApprovedOrder target, CancellationToken cancellationToken) => new(
            await SubmitAsync(stop, cancellationToken), await SubmitAsync(target, cancellationToken));

    public Task CancelAsync(OrderTicket ticket, CancellationToken cancellationToken)
    {
        lock (Cancelled)
            Cancelled.Add(ticket);
        return Task.CompletedTask;
    }

    public Task<VenueBooks> ReadBooksAsync(CancellationToken cancellationToken) => Books();

    public Task<FlatProof> ProveFlatAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new FlatProof(true, "it says so"));

    public IAsyncEnumerable<VenueNews> ListenAsync(CancellationToken cancellationToken) =>
        _news.Reader.ReadAllAsync(cancellationToken);

    public Task<OrderSearch> SearchAsync(OrderTicket ticket, CancellationToken cancellationToken) =>
        Task.FromResult(OnSearch(ticket));

    public Task<IReadOnlyDictionary<InstrumentId, FeeSchedule>> ReadFeesAsync(CancellationToken cancellationToken) =>
        Fees();

    public Task<TimeSpan> MeasureClockLeadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _clockQuestions);
        return Task.FromResult(ClockLead);
    }

    public ValueTask DisposeAsync()
    {
        IsEnded = true;
        return ValueTask.CompletedTask;
    }
}
