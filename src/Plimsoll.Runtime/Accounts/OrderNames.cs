using System.Collections.Concurrent;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Accounts;

/// <summary>Names of an account's orders: those of this session in memory, older ones from the store.</summary>
internal sealed class OrderNames(AccountId account, IAccountStore store) : IOrderNames
{
    // Orders are placed a few a minute under the entry limits: days of trading. Older ones are asked of the store.
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, long> _intents = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Takes over what an account has open.</summary>
    public void Learn(AccountState state)
    {
        foreach (var order in state.Orders.Open)
            NameOf(order.Ticket);
    }

    public string NameOf(OrderTicket ticket)
    {
        var name = DerivedId.Order(account, ticket.RunId, ticket.IntentNumber);
        Keep(name, ticket.IntentNumber);
        return name;
    }

    public async ValueTask<long?> IntentOfAsync(string clientOrderId, CancellationToken cancellationToken)
    {
        if (_intents.TryGetValue(clientOrderId, out var known))
            return known;
        var stored = await store.FindIntentAsync(account, clientOrderId, cancellationToken);
        if (stored is { } intent)
            Keep(clientOrderId, intent);
        return stored;
    }

    private void Keep(string name, long intent)
    {
        if (!_intents.TryAdd(name, intent))
            return;
        _order.Enqueue(name);
        if (_intents.Count > MostKept && _order.TryDequeue(out var oldest))
            _intents.TryRemove(oldest, out _);
    }
}
