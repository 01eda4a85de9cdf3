namespace Plimsoll.Checker;

/// <summary>One execution in a venue's books.</summary>
public sealed record VenueExecution(string Id, decimal Quantity, decimal Price);
