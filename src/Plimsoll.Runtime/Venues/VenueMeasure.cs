namespace Plimsoll.Runtime.Venues;

/// <summary>The line to a venue as it was measured.</summary>
/// <param name="ClockLead">How far our clock is ahead of the venue's; negative when it is behind.</param>
/// <param name="RoundTrip">From question to answer, over a line that is up.</param>
/// <param name="UsedWeight">Of what the venue grants this machine's address in its present window.</param>
/// <param name="WeightLimit">All of it.</param>
public sealed record VenueMeasure(TimeSpan ClockLead, TimeSpan RoundTrip, int UsedWeight, int WeightLimit);
