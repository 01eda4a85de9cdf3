using System.Collections.Concurrent;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Accounts;

/// <summary>
/// One at a time puts an account together or takes it apart; nobody waits for another account's turn. Bounded by the
/// accounts there are.
/// </summary>
internal sealed class AccountTurns
{
    private readonly ConcurrentDictionary<AccountId, SemaphoreSlim> _turns = new();

    public async Task<Turn> TakeAsync(AccountId id, CancellationToken cancellationToken)
    {
        var turn = Of(id);
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    /// <summary>Null while somebody else has it.</summary>
    public Turn? TryTake(AccountId id) => Of(id) is var turn && turn.Wait(TimeSpan.Zero) ? new Turn(turn) : null;

    private SemaphoreSlim Of(AccountId id) => _turns.GetOrAdd(id, _ => new SemaphoreSlim(1, 1));

    internal sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
                turn.Release();
        }
    }
}
