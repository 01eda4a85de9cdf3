using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Venues.Tests.Binance;

/// <summary>Order n is called <c>PLn</c>.</summary>
internal sealed class Names : IOrderNames
{
    public string NameOf(OrderTicket ticket) => $"PL{ticket.IntentNumber}";

    public ValueTask<long?> IntentOfAsync(string clientOrderId, CancellationToken cancellationToken) => ValueTask.FromResult(
        clientOrderId.StartsWith("PL", StringComparison.Ordinal) && long.TryParse(clientOrderId[2..], out var intent)
            ? intent
            : (long?)null);
}
