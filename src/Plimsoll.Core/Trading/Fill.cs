using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>One execution of an order of ours. (venue, account, instrument, venue fill id) is its identity for ever.</summary>
public sealed record Fill
{
    public required string VenueFillId { get; init; }

    public required long IntentNumber { get; init; }

    public required InstrumentId InstrumentId { get; init; }

    public required OrderSide Side { get; init; }

    public required Price Price { get; init; }

    public required Quantity Quantity { get; init; }

    /// <summary>
    /// What the venue kept of the quantity bought, base units on the instrument's step: its fee, taken in kind and
    /// valued in <see cref="Fee"/>. Zero where fees are paid in money.
    /// </summary>
    public Quantity Withheld { get; init; }

    /// <summary>In the account's currency; negative is a rebate.</summary>
    public required Money Fee { get; init; }

    public bool IsMaker { get; init; }

    public required Timestamp Time { get; init; }

    /// <summary>Price without slippage; equals <see cref="Price"/> where the venue does not tell.</summary>
    public required Price UndisturbedPrice { get; init; }

    /// <summary>A same-bar policy decided this fill.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>How far, in price, the market opened beyond a stop.</summary>
    public decimal GapDistance { get; init; }

    /// <summary>
    /// A fill that passes through zero is two: what ends the position, and what opens the next. The first keeps the
    /// identity, the second has one made of it, so that hearing it again is known.
    /// </summary>
    /// <param name="ending">Less than all of it.</param>
    public (Fill Ending, Fill Opening) SplitAt(Quantity ending)
    {
        var fee = new Money(decimal.Round(
            Fee.Value * ending.Value / Quantity.Value, Money.Decimals, MidpointRounding.ToZero));
        return (
            this with { Quantity = ending, Withheld = Quantity.Zero, Fee = fee },
            this with { VenueFillId = VenueFillId + "/2", Quantity = Quantity - ending, Fee = Fee - fee });
    }
}
