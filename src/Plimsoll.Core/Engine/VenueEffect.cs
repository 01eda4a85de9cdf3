using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>What the driver has to do at the venue after the facts are durable.</summary>
public abstract record VenueEffect
{
    private VenueEffect()
    {
    }

    public sealed record Submit(ApprovedOrder Order) : VenueEffect;

    /// <summary>One call for both: the venue takes them as one list, or neither.</summary>
    public sealed record SubmitPair(ApprovedOrder Stop, ApprovedOrder Target) : VenueEffect;

    public sealed record Cancel(OrderTicket Ticket) : VenueEffect;

    /// <summary>Look for an order whose fate is not known everywhere it could be, and answer with an order search.</summary>
    public sealed record Search(OrderTicket Ticket) : VenueEffect;

    /// <summary>Ask the venue whether there is neither position nor order, and answer with a flat proof.</summary>
    public sealed record ProveFlat : VenueEffect;
}
