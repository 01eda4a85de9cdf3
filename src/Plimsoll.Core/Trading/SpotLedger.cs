using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>
/// Cash of a spot account. Buying pays price × quantity × contract size and the fee, selling receives it less the fee;
/// nothing is rounded, so cash + holdings at mark = equity holds to the last digit.
/// </summary>
public sealed class SpotLedger(Money initialCash)
{
    public Money Cash { get; private set; } = initialCash;

    public Money FeesPaid { get; private set; }

    public void Book(Fill fill, Instrument instrument)
    {
        var notional = instrument.Notional(fill.Price, fill.Quantity);
        Cash += fill.Side == OrderSide.Buy ? -notional - fill.Fee : notional - fill.Fee;
        FeesPaid += fill.Fee;
    }

    /// <summary>Continues from a stored balance.</summary>
    public void Restore(Money cash, Money feesPaid)
    {
        Cash = cash;
        FeesPaid = feesPaid;
    }
}
