using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Venues.Simulation;

/// <summary>
/// The simulated venue as an account sees it: the core's matching behind the port, with a book of its own that is
/// durable with what the account writes down of its reports, and at once where there are none.
/// </summary>
public sealed class SimulationVenue : IMarketDrivenVenue
{
    // Reports of one step are far fewer; an account that died asks for the last ones again.
    private const int ReportsKept = 100;

    private readonly AccountId _account;
    private readonly ISimulatedVenueStore _store;
    private readonly InstrumentTable _instruments;
    private readonly SimulatedVenue _venue;
    private readonly List<OrderReport> _waiting = [];
    private readonly List<SimulatedVenueReport> _last = [];
    private long _sequence;
    private Timestamp _now;
    private int _noted;

    // Reports made after this event have to wait until the account has come there again.
    private long _continuesAfter = long.MaxValue;

    private SimulationVenue(
        AccountRecord account, IReadOnlyList<Instrument> instruments, SimulatedVenueOptions options,
        ISimulatedVenueStore store)
    {
        _account = account.Id;
        Code = account.VenueCode;
        _store = store;
        _instruments = new InstrumentTable(instruments);
        _venue = new SimulatedVenue(_instruments, options);
    }

    public string Code { get; }

    public VenueTerms Terms => VenueTerms.InProcess;

    /// <summary>Opens the venue with the book it had.</summary>
    public static async Task<SimulationVenue> OpenAsync(
        AccountRecord account,
        IReadOnlyList<Instrument> instruments,
        SimulatedVenueOptions options,
        ISimulatedVenueStore store,
        CancellationToken cancellationToken)
    {
        var venue = new SimulationVenue(account, instruments, options, store);
        if (await store.LoadAsync(account.Id, cancellationToken) is { } record)
        {
            venue._venue.Restore(record.Book);
            (venue._sequence, venue._now) = (record.MarketSequence, record.Time);
            venue._last.AddRange(record.LastReports);
            venue._noted = venue.Notes();
        }

        return venue;
    }

    public async Task<SubmitOutcome> SubmitAsync(ApprovedOrder order, CancellationToken cancellationToken)
    {
        _venue.Submit(order, Later(order.Ticket.CreatedAt));
        var reports = await SaveAsync(isTold: true, cancellationToken);
        return reports[0] switch
        {
            OrderReport.Accepted accepted => new SubmitOutcome.Accepted(accepted.VenueOrderId),
            OrderReport.Refused refused => new SubmitOutcome.Refused(refused.Code, refused.Text),
            var other => new SubmitOutcome.Unknown(other.GetType().Name),
        };
    }

    public async Task CancelAsync(OrderTicket ticket, CancellationToken cancellationToken)
    {
        _venue.Cancel(ticket.IntentNumber, _now);
        _waiting.AddRange(await SaveAsync(isTold: true, cancellationToken));
    }

    public void ContinueFrom(long marketSequence) => _continuesAfter = marketSequence;

    public async ValueTask OnMarketAsync(MarketEvent market, CancellationToken cancellationToken)
    {
        if (market.Sequence <= _sequence)
        {
            if (market.Sequence > _continuesAfter)
                _waiting.AddRange(MadeAt(market.Sequence));
            return;
        }

        _sequence = market.Sequence;
        if (market is MarketEvent.Traded traded)
        {
            _now = traded.Trade.Time;
            _venue.OnTrade(_instruments.SlotOf(market.InstrumentId), traded.Trade);
            if (_venue.HasReports)
                _waiting.AddRange(await SaveAsync(isTold: true, cancellationToken));
        }
        else if (Notes() != _noted)
        {
            // That an order has rested or was triggered makes no report, yet a restart must know it.
            await SaveAsync(isTold: false, cancellationToken);
        }
    }

    public ValueTask<IReadOnlyList<OrderReport>> TakeReportsAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0)
            return ValueTask.FromResult<IReadOnlyList<OrderReport>>([]);
        IReadOnlyList<OrderReport> reports = [.. _waiting];
        _waiting.Clear();
        return ValueTask.FromResult(reports);
    }

    public Task<VenueBooks> ReadBooksAsync(CancellationToken cancellationToken)
    {
        var later = _last.Where(told => told.MarketSequence > _continuesAfter).Select(told => told.Report.IntentNumber);
        var working = _venue.Working.Select(order => order.Ticket.IntentNumber).Union(later);
        var reports = _last.Where(told => told.MarketSequence <= _continuesAfter).Select(told => told.Report);
        return Task.FromResult(new VenueBooks
        {
            AskedAt = _now,
            Working = [.. working.Select(intent => new WorkingOrder(intent, ""))],
            Reports = [.. reports],
        });
    }

    public Task<FlatProof> ProveFlatAsync(CancellationToken cancellationToken)
    {
        var holdings = 0;
        foreach (var holding in _venue.Holdings)
            if (holding != 0m)
                holdings++;
        var isFlat = holdings == 0 && _venue.Working.Count == 0;
        return Task.FromResult(new FlatProof(
            isFlat, $"the simulated venue holds {holdings} positions and {_venue.Working.Count} orders"));
    }

    private Timestamp Later(Timestamp created) => created > _now ? created : _now;

    private IEnumerable<OrderReport> MadeAt(long sequence) =>
        _last.Where(told => told.MarketSequence == sequence).Select(told => told.Report);

    private int Notes() =>
        _venue.Working.Sum(order => (order.HasRested ? 1 : 0) + (order.IsTriggered ? 1 : 0));

    private async Task<OrderReport[]> SaveAsync(bool isTold, CancellationToken cancellationToken)
    {
        var reports = _venue.TakeReports();
        _last.AddRange(reports.Select(report => new SimulatedVenueReport(_sequence, report)));
        if (_last.Count > ReportsKept)
            _last.RemoveRange(0, _last.Count - ReportsKept);
        _noted = Notes();
        var record = new SimulatedVenueRecord(_sequence, _now, _venue.Capture(), [.. _last]);
        await _store.SaveAsync(_account, record, isTold, cancellationToken);
        return reports;
    }
}
