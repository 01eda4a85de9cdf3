using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>A market as it stood when a life began.</summary>
internal sealed class StillMarket(LifeBeginning life) : IMarketHost
{
    public string Code => life.Account.VenueCode;

    public bool IsOpen => true;

    public IReadOnlyList<Instrument> Instruments => life.Instruments;

    public Timestamp Time => life.MarketTime;

    public long Sequence => life.MarketSequence;

    public IndicatorInput Ticks => life.Ticks;

    public Task<IAsyncDisposable> PauseAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("it never moves");

    public void Subscribe(IMarketConsumer consumer) => throw new InvalidOperationException("it never moves");

    public void Unsubscribe(IMarketConsumer consumer) => throw new InvalidOperationException("it never moves");
}
