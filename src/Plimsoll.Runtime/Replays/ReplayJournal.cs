using System.Text;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Runtime.Replays;

/// <summary>
/// The log of a replayed account: chained like the log of any other, and let go but for its hash, what it counts and
/// the newest of what people look at. Its memory is bounded, whatever the length of the recording.
/// </summary>
internal sealed class ReplayJournal : IAccountStore
{
    private const int FillsKept = 2_000;
    private const int DecisionsKept = 50;

    private readonly Lock _gate = new();
    private readonly Queue<Fill> _fills = new();
    private readonly Queue<RiskDecision> _decisions = new();
    private readonly ThinnedCurve _equity = new();
    private AccountRecord? _record;
    private byte[] _hash = EventChain.Start;
    private ReplayCounts _counts = new(0, 0, 0, 0, 0);

    /// <summary>Everything as it is now.</summary>
    public ReplayBooks Look()
    {
        lock (_gate)
            return new ReplayBooks(
                _counts, Convert.ToHexStringLower(_hash), [.. _fills], [.. _decisions], _equity.Points);
    }

    public Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AccountRecord>>(_record is { } one ? [one] : []);

    public Task CreateAsync(AccountRecord account, CancellationToken cancellationToken)
    {
        _record = account;
        return Task.CompletedTask;
    }

    /// <exception cref="NotSupportedException">It has lived already: nothing was kept to bring it back from.</exception>
    public Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken) =>
        _counts.Facts == 0
            ? Task.FromResult(new AccountHistory([], 0, null))
            : throw new NotSupportedException("a replay begins anew; it is not brought back");

    // Only a venue far away asks, and a replay has none.
    public Task<long?> FindIntentAsync(
        AccountId account, string clientOrderId, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public Task CommitAsync(AccountCommit commit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (commit.FirstSequence != _counts.Facts + 1)
                throw new InvalidOperationException("a replay's log has a hole");
            foreach (var fact in commit.Facts)
                Append(commit.Account, fact);
            foreach (var point in commit.Equity)
                _equity.Add(point);
        }

        return Task.CompletedTask;
    }

    private void Append(AccountId account, AccountFact fact)
    {
        var link = new EventChain.ChainedEvent(
            _counts.Facts + 1, fact.Time, Encoding.UTF8.GetBytes(FactJson.TypeName(fact)), FactJson.Write(fact));
        _hash = EventChain.Next(_hash, account, in link);
        _counts = _counts.With(fact);
        if (fact is AccountFact.FillBooked booked)
            Keep(_fills, booked.Fill, FillsKept);
        else if (fact is AccountFact.RiskDecided decided)
            Keep(_decisions, decided.Decision, DecisionsKept);
    }

    private static void Keep<T>(Queue<T> newest, T one, int most)
    {
        newest.Enqueue(one);
        if (newest.Count > most)
            newest.Dequeue();
    }
}
