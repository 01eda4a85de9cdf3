using Plimsoll.Core.Market;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Accounts;

/// <summary>What trading an instrument costs on an account, as its orders are sized and judged.</summary>
internal sealed record FeeView
{
    public required string InstrumentId { get; init; }

    /// <summary>Of orders that rested; below zero where the venue pays them. Absent where it is money a lot.</summary>
    public decimal? MakerFraction { get; init; }

    /// <summary>Of orders that took what was there; absent where it is money a lot.</summary>
    public decimal? TakerFraction { get; init; }

    /// <summary>Money for a lot bought and sold again; absent where it is a fraction.</summary>
    public decimal? PerLot { get; init; }

    public required FeeSource Source { get; init; }

    /// <summary>When the venue told; absent unless it did.</summary>
    public Timestamp? ToldAt { get; init; }

    public static IReadOnlyList<FeeView> Of(AccountRecord record, AccountSession session)
    {
        var instruments = session.State.Instruments;
        var views = new FeeView[instruments.Count];
        for (var slot = 0; slot < views.Length; slot++)
            views[slot] = From(record, instruments[slot], session.Engine.Fees.ToldAt(instruments[slot].Id));
        return views;
    }

    private static FeeView From(AccountRecord record, Instrument instrument, Timestamp? toldAt) => new()
    {
        InstrumentId = instrument.Id.Value,
        MakerFraction = (instrument.Fees as FeeSchedule.OfValue)?.Maker,
        TakerFraction = (instrument.Fees as FeeSchedule.OfValue)?.Taker,
        PerLot = (instrument.Fees as FeeSchedule.PerLot)?.RoundTurn,
        Source = record.ExecutionMode == ExecutionMode.Simulation ? FeeSource.Settings
            : toldAt is null ? FeeSource.Usual
            : FeeSource.Venue,
        ToldAt = toldAt,
    };
}
