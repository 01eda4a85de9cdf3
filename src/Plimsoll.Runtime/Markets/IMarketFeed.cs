using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>A venue's market data across a network. Its lists are the truth, its stream is a hint.</summary>
public interface IMarketFeed
{
    /// <summary>Venue code of its instruments.</summary>
    string Code { get; }

    IndicatorInput Ticks { get; }

    /// <summary>The venue's time, by our clock and what is known of its lead.</summary>
    Timestamp Now { get; }

    /// <summary>The instruments that accounts may trade, with the venue's rules.</summary>
    Task<IReadOnlyList<Instrument>> ReadInstrumentsAsync(CancellationToken cancellationToken);

    /// <summary>Final one-minute bars in [from, to), ascending; minutes without a trade have none.</summary>
    Task<IReadOnlyList<Bar>> ReadMinutesAsync(
        InstrumentId instrument, Timestamp from, Timestamp to, CancellationToken cancellationToken);

    /// <summary>The order book as it stands; null while there is none that can be trusted.</summary>
    BookView? BookOf(InstrumentId instrument) => null;

    /// <summary>What the venue tells, until cancelled; it connects anew by itself.</summary>
    IAsyncEnumerable<FeedNews> ListenAsync(
        IReadOnlyList<Instrument> instruments, CancellationToken cancellationToken);
}
