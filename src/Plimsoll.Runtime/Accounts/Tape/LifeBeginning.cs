using Plimsoll.Core.Engine;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>What an account was put back together from, beside its facts and the bars of its market.</summary>
public sealed record LifeBeginning
{
    /// <summary>With what its facts said of its simulation.</summary>
    public required AccountRecord Account { get; init; }

    /// <summary>How many facts there were.</summary>
    public required long FactCount { get; init; }

    /// <summary>The last market event it had worked through before.</summary>
    public required long MarketSequence { get; init; }

    /// <summary>Where the market stood.</summary>
    public required Timestamp MarketTime { get; init; }

    /// <summary>The newest point of its curve; null when it had none.</summary>
    public AccountFact.EquityMarked? LastEquity { get; init; }

    /// <summary>As the market had them.</summary>
    public required IReadOnlyList<Instrument> Instruments { get; init; }

    public required IndicatorInput Ticks { get; init; }

    public required VenueTerms Venue { get; init; }

    /// <summary>Of each instrument that had one: bars that became known later are not part of its past.</summary>
    public required IReadOnlyList<LastBar> LastBars { get; init; }

    /// <summary>What its predecessor missed and it was handed: bars from then on are not part of its past.</summary>
    public required IReadOnlyList<MarketEvent> Missed { get; init; }

    /// <param name="Instrument">Whose.</param>
    /// <param name="OpenTime">Of its last one-minute bar.</param>
    public sealed record LastBar(InstrumentId Instrument, Timestamp OpenTime);
}
