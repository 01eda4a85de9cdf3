using Plimsoll.Loopback.Orders;

namespace Plimsoll.Loopback.Market;

/// <summary>What can be taken at a price: of the market at large, or of another account's resting order.</summary>
internal sealed record BookOffer(decimal Price, decimal Quantity, VenueOrder? Maker);
