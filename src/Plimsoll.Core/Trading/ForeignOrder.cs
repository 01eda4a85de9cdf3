using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>A working order at the account's venue that Plimsoll did not send: shown, never cancelled by itself.</summary>
/// <param name="VenueOrderId">Its identity.</param>
/// <param name="ClientOrderId">The name its sender gave it; empty where the venue tells none.</param>
/// <param name="InstrumentId">What it is for.</param>
/// <param name="Side">Which way.</param>
/// <param name="Quantity">What is left of it, in base units.</param>
public sealed record ForeignOrder(
    string VenueOrderId, string ClientOrderId, InstrumentId InstrumentId, OrderSide Side, Quantity Quantity)
{
    /// <summary>Another Plimsoll sent it, or this one before its books were put back to an earlier day.</summary>
    public bool IsOfSecondWriter => DerivedId.IsOrder(ClientOrderId);
}
