using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>A market as accounts live on it: one numbered order of events, handed to everyone who subscribed.</summary>
public interface IMarketHost
{
    /// <summary>Venue code of its instruments.</summary>
    string Code { get; }

    /// <summary>False until it knows its instruments and their past.</summary>
    bool IsOpen { get; }

    IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>Where it stands; no event comes from before it.</summary>
    Timestamp Time { get; }

    /// <summary>Number of the last event that everyone was told.</summary>
    long Sequence { get; }

    /// <summary>What it tells beside bars.</summary>
    IndicatorInput Ticks { get; }

    /// <summary>The order book as it stands, for people to look at; null where there is none that can be trusted.</summary>
    BookView? BookOf(InstrumentId instrument) => null;

    /// <summary>Holds the market still until the answer is disposed; everything before has been worked through.</summary>
    Task<IAsyncDisposable> PauseAsync(CancellationToken cancellationToken);

    void Subscribe(IMarketConsumer consumer);

    void Unsubscribe(IMarketConsumer consumer);
}
