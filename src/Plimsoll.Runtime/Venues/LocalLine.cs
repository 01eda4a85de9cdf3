using Plimsoll.Core.Engine;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Venues;

/// <summary>A venue in this process: it answers inside the step that asks, so that a session can be replayed.</summary>
internal sealed class LocalLine(IMarketDrivenVenue venue, TradingEngine engine) : IVenueLine
{
    public void Begin()
    {
        // It never speaks before it is asked.
    }

    public async ValueTask PerformAsync(VenueEffect effect, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case VenueEffect.Submit submit:
                engine.OnReport(await VenueGuard.SubmitAsync(
                    venue, submit.Order, engine.Clock, cancellationToken, cancellationToken));
                break;
            case VenueEffect.Cancel cancel:
                await venue.CancelAsync(cancel.Ticket, cancellationToken);
                // Before the next effect: facts come in the order of the venue's word, as a restart reads them back.
                await TakeReportsAsync(cancellationToken);
                break;
            case VenueEffect.Search:
                engine.OnBooks(await venue.ReadBooksAsync(cancellationToken));
                break;
            case VenueEffect.ProveFlat:
                var proof = await venue.ProveFlatAsync(cancellationToken);
                engine.TakeFlatProof(proof.IsFlat, proof.Evidence);
                break;
            default:
                throw new InvalidOperationException($"no rule performs {effect.GetType().Name}");
        }
    }

    public async ValueTask TakeReportsAsync(CancellationToken cancellationToken)
    {
        foreach (var report in await venue.TakeReportsAsync(cancellationToken))
            engine.OnReport(report);
    }

    public async ValueTask OnMarketAsync(MarketEvent market, CancellationToken cancellationToken)
    {
        await venue.OnMarketAsync(market, cancellationToken);
        await TakeReportsAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
