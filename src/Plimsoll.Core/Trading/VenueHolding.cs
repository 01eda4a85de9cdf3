using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>How much of an instrument a venue says the account has.</summary>
/// <param name="InstrumentId">Which.</param>
/// <param name="Quantity">Base units; negative is short.</param>
/// <param name="MayBeMore">A spot balance: what else the owner keeps there is in it.</param>
public sealed record VenueHolding(InstrumentId InstrumentId, decimal Quantity, bool MayBeMore = false)
{
    /// <summary>Whether it is what our own fills make.</summary>
    public bool Agrees(decimal ours) => Quantity == ours || (MayBeMore && Quantity > ours);
}
