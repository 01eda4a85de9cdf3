namespace Plimsoll.Core.Market;

/// <summary>Something that is going to be published: rates, prices, jobs.</summary>
/// <param name="Time">When it is published.</param>
/// <param name="Currency">Whose money it is about, three capital letters.</param>
/// <param name="Title">What it is called in its calendar.</param>
/// <param name="Impact">What its calendar expects of it.</param>
public sealed record EconomicEvent(Timestamp Time, string Currency, string Title, EventImpact Impact);
