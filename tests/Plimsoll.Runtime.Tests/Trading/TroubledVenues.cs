using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Tests.Trading;

/// <summary>The simulated venue behind a line that can be cut.</summary>
internal sealed class TroubledVenues(IVenueFactory real) : IVenueFactory
{
    /// <summary>The next submission arrives, its answer does not.</summary>
    public bool LosesNextAck { get; set; }

    /// <summary>What the venue says when it is asked whether the account is flat.</summary>
    public bool DeniesFlatness { get; set; }

    public int Submissions { get; private set; }

    public VenueTerms TermsOf(string venueCode) => real.TermsOf(venueCode);

    public async Task<IVenue> CreateAsync(
        AccountRecord account, IReadOnlyList<Instrument> instruments, IOrderNames names,
        CancellationToken cancellationToken) =>
        new Line(this, (IMarketDrivenVenue)await real.CreateAsync(account, instruments, names, cancellationToken));

    private sealed class Line(TroubledVenues trouble, IMarketDrivenVenue venue) : IMarketDrivenVenue
    {
        public string Code => venue.Code;

        public VenueTerms Terms => venue.Terms;

        public void ContinueFrom(long marketSequence) => venue.ContinueFrom(marketSequence);

        public ValueTask OnMarketAsync(MarketEvent market, CancellationToken cancellationToken) =>
            venue.OnMarketAsync(market, cancellationToken);

        public async Task<SubmitOutcome> SubmitAsync(ApprovedOrder order, CancellationToken cancellationToken)
        {
            trouble.Submissions++;
            var outcome = await venue.SubmitAsync(order, cancellationToken);
            if (!trouble.LosesNextAck)
                return outcome;
            trouble.LosesNextAck = false;
            throw new TimeoutException("no answer within 10 seconds");
        }

        public Task CancelAsync(OrderTicket ticket, CancellationToken cancellationToken) =>
            venue.CancelAsync(ticket, cancellationToken);

        public ValueTask<IReadOnlyList<OrderReport>> TakeReportsAsync(CancellationToken cancellationToken) =>
            venue.TakeReportsAsync(cancellationToken);

        public Task<VenueBooks> ReadBooksAsync(CancellationToken cancellationToken) =>
            venue.ReadBooksAsync(cancellationToken);

        public Task<FlatProof> ProveFlatAsync(CancellationToken cancellationToken) => trouble.DeniesFlatness
            ? Task.FromResult(new FlatProof(false, "the venue still holds something"))
            : venue.ProveFlatAsync(cancellationToken);
    }
}
