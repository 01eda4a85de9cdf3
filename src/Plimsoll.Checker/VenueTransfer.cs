namespace Plimsoll.Checker;

/// <summary>What somebody moved in or out of the account at its venue, beside all orders.</summary>
/// <param name="Instrument">Of which.</param>
/// <param name="Quantity">Base units; negative is out.</param>
public sealed record VenueTransfer(string Instrument, decimal Quantity);
