namespace Plimsoll.Core.Market;

/// <summary>What rests at one price of an order book.</summary>
/// <param name="Price">Quote units.</param>
/// <param name="Quantity">Base units, above zero.</param>
public readonly record struct BookLevel(double Price, double Quantity);
