namespace Plimsoll.Runtime.Venues;

/// <summary>How an account stands at its venue.</summary>
/// <param name="ClockLead">How far our clock is ahead of the venue's; negative when it is behind.</param>
/// <param name="Free">Money that no order and no position holds.</param>
public sealed record VenueStanding(TimeSpan ClockLead, decimal Free);
