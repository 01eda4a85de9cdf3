using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Features.Execution;

/// <summary>One step in the life of an order.</summary>
/// <param name="Sequence">Its place in the account's log; absent for the verdict, which comes before the order.</param>
/// <param name="Time">Event time.</param>
/// <param name="Kind"><c>verdict</c>, <c>intended</c>, <c>fill</c>, or what happened to the order.</param>
/// <param name="Status">Where the order stood after it; absent before there was one.</param>
/// <param name="Text">For people.</param>
/// <param name="Evidence">What shows it: the venue's order id, a fill's id, the venue's words.</param>
internal sealed record OrderStep(
    long? Sequence, Timestamp Time, string Kind, OrderStatus? Status, string Text, string? Evidence = null);
