using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance.Wire;

namespace Plimsoll.Venues.Binance;

/// <summary>An account at Binance: spot or perpetual contracts margined in dollars.</summary>
internal sealed class BinanceVenue : IRemoteVenue
{
    private readonly BinanceClient _client;
    private readonly BinanceDialect _dialect;
    private readonly InstrumentTable _table;
    private readonly IReadOnlyList<Instrument> _instruments;
    private readonly IOrderNames _names;
    private readonly OrderFinder _finder;
    private readonly BooksReader _books;
    private readonly UserStream _stream;
    private readonly MarginSetter? _margin;

    public BinanceVenue(
        BinanceClient client, IReadOnlyList<Instrument> instruments, IOrderNames names, TimeProvider time)
    {
        _client = client;
        _dialect = BinanceDialect.Of(client.Site.Product);
        _instruments = [.. instruments.Where(instrument => instrument.Id.Venue == client.Site.Code)];
        _table = new InstrumentTable(_instruments);
        _names = names;
        _margin = client.Site.Product == BinanceProduct.UsdMargined ? new MarginSetter(client) : null;
        var numbers = new OrderNumbers();
        var fills = new FillMaker(new FeeValues(client, time));
        _finder = new OrderFinder(client, _dialect, fills, numbers);
        _books = new BooksReader(client, _dialect, fills, numbers, names);
        _stream = new UserStream(client, new UserNews(_instruments, names, fills, numbers, _finder), time);
    }

    public string Code => _client.Site.Code;

    /// <summary>On spot a working order to sell locks what it would sell.</summary>
    public static VenueTerms TermsOf(BinanceProduct product) => new()
    {
        IdScope = ClientOrderIdScope.OpenOnly,
        AcceptanceWindow = BinanceClient.ReceiveWindow,
        ExitsHoldBalance = product == BinanceProduct.Spot,
        PairsExits = product == BinanceProduct.Spot,
    };

    public VenueTerms Terms => TermsOf(_client.Site.Product);

    public async Task<SubmitOutcome> SubmitAsync(ApprovedOrder order, CancellationToken cancellationToken)
    {
        var ticket = order.Ticket;
        if (ticket.IsEntry && _margin is not null
            && await _margin.PrepareAsync(ticket, cancellationToken) is { } refused)
            return refused;
        var call = _dialect.Submit(ticket, _names.NameOf(ticket));
        return OutcomeOf(_dialect.PlaceOf(ticket), await _client.SendAsync(call, cancellationToken));
    }

    public async Task<PairOutcome> SubmitPairAsync(
        ApprovedOrder stop, ApprovedOrder target, CancellationToken cancellationToken)
    {
        var (first, second) = (_names.NameOf(stop.Ticket), _names.NameOf(target.Ticket));
        var call = _dialect.SubmitPair((stop.Ticket, first), (target.Ticket, second));
        var reply = await _client.SendAsync(call, cancellationToken);
        return reply is BinanceReply.Ok ok
            ? new PairOutcome(LegIn(ok.Body, first), LegIn(ok.Body, second))
            : PairOutcome.OfBoth(OutcomeOf(OrderPlace.Market, reply));
    }

    // A list is taken as a whole; what its answer does not name was not answered.
    private static SubmitOutcome LegIn(JsonElement list, string name)
    {
        foreach (var order in (list.Field("orders") ?? throw WireValue.Bad("orders")).Items())
            if (order.Text("clientOrderId") == name)
                return new SubmitOutcome.Accepted(WireOrder.Number(order.Long("orderId")));
        return new SubmitOutcome.Unknown("The venue's answer does not tell of this order of the list.");
    }

    /// <summary>What a reply to an order says: only an explicit no is one.</summary>
    internal static SubmitOutcome OutcomeOf(OrderPlace place, BinanceReply reply) => reply switch
    {
        BinanceReply.Ok ok => new SubmitOutcome.Accepted(NumberIn(place, ok)),
        BinanceReply.Failed { Meaning.Verdict: BinanceVerdict.Unknown or BinanceVerdict.NoSuchOrder } unknown =>
            new SubmitOutcome.Unknown(unknown.ToString()),
        BinanceReply.Failed failed => new SubmitOutcome.Refused(failed.Meaning.Code, failed.ToString()),
        BinanceReply.NotSent unsent => new SubmitOutcome.Refused(unsent.Code, unsent.Text),
        _ => throw new InvalidOperationException("a reply is ok, failed or not sent"),
    };

    /// <exception cref="BinanceException">The cancel may not have been heard.</exception>
    public async Task CancelAsync(OrderTicket ticket, CancellationToken cancellationToken)
    {
        var call = _dialect.Cancel(_dialect.PlaceOf(ticket), ticket.InstrumentId.Symbol, _names.NameOf(ticket));
        var reply = await _client.SendAsync(call, cancellationToken);
        if (reply is BinanceReply.NotSent unsent)
            throw new BinanceException(unsent.Code, unsent.Text);

        // No such order at its place: it has ended, has not arrived yet, or goes on in the market as a triggered stop.
        if (reply is BinanceReply.Failed failed)
        {
            if (failed.Meaning.Verdict != BinanceVerdict.NoSuchOrder)
                throw new BinanceException(failed.Meaning.Code, failed.ToString());
            if (_dialect.PlaceOf(ticket) != OrderPlace.Market)
                await CancelInMarketAsync(ticket, cancellationToken);
        }
    }

    public Task<VenueBooks> ReadBooksAsync(CancellationToken cancellationToken) =>
        _books.ReadAsync(_instruments, cancellationToken);

    public Task<OrderSearch> SearchAsync(OrderTicket ticket, CancellationToken cancellationToken) =>
        _table.SlotOf(ticket.InstrumentId) is >= 0 and var slot
            ? _finder.FindAsync(_table[slot], ticket, _names.NameOf(ticket), cancellationToken)
            : Task.FromResult<OrderSearch>(new OrderSearch.NoAnswer($"{ticket.InstrumentId} is not known here"));

    public async Task<FlatProof> ProveFlatAsync(CancellationToken cancellationToken)
    {
        var books = await ReadBooksAsync(cancellationToken);
        var held = books.Holdings.Where(holding => !holding.MayBeMore && holding.Quantity != 0m).ToArray();
        var isFlat = held.Length == 0 && books.Working.Count == 0;
        var extra = books.Holdings.Count(holding => holding.MayBeMore && holding.Quantity != 0m);
        return new FlatProof(
            isFlat,
            $"{Code} lists {held.Length} positions and {books.Working.Count} orders of this account"
            + (extra == 0 ? "" : $"; {extra} assets are still in the wallet"));
    }

    public async Task<IReadOnlyDictionary<InstrumentId, FeeSchedule>> ReadFeesAsync(CancellationToken cancellationToken)
    {
        var told = new Dictionary<InstrumentId, FeeSchedule>();
        foreach (var instrument in _instruments)
            told[instrument.Id] = _dialect.ReadFees(
                await _client.AskAsync(_dialect.Fees(instrument.Id.Symbol), cancellationToken));
        return told;
    }

    public Task<TimeSpan> MeasureClockLeadAsync(CancellationToken cancellationToken) =>
        _client.MeasureClockLeadAsync(cancellationToken);

    public IAsyncEnumerable<VenueNews> ListenAsync(CancellationToken cancellationToken) =>
        _stream.ListenAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string NumberIn(OrderPlace place, BinanceReply.Ok ok) => place == OrderPlace.Conditional
        ? WireOrder.ConditionalId(ok.Body.Long("algoId"))
        : WireOrder.Number(ok.Body.Long("orderId"));

    private async Task CancelInMarketAsync(OrderTicket ticket, CancellationToken cancellationToken)
    {
        var call = _dialect.Cancel(OrderPlace.Market, ticket.InstrumentId.Symbol, _names.NameOf(ticket));
        if (await _client.SendAsync(call, cancellationToken) is BinanceReply.Failed failed
            && failed.Meaning.Verdict != BinanceVerdict.NoSuchOrder)
            throw new BinanceException(failed.Meaning.Code, failed.ToString());
    }
}
