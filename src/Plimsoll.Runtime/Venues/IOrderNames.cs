using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Venues;

/// <summary>Client order ids of one account's orders, both ways. They are computed, so a restart makes the same.</summary>
public interface IOrderNames
{
    string NameOf(OrderTicket ticket);

    /// <summary>Null when no order of this account ever had that name.</summary>
    ValueTask<long?> IntentOfAsync(string clientOrderId, CancellationToken cancellationToken);
}
