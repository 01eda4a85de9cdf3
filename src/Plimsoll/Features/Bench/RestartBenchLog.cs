using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Bench;

/// <summary>Writes facts as an account's runner does, many at a time.</summary>
internal sealed class RestartBenchLog(IAccountStore store, AccountRecord account, InstrumentTable instruments)
{
    private readonly AccountState _state = new(account.Id, instruments);
    private long _written;

    public async Task WriteAsync(IEnumerable<AccountFact> facts, int each, CancellationToken stop)
    {
        foreach (var some in facts.Chunk(each))
        {
            foreach (var fact in some)
                _state.Apply(fact);
            await store.CommitAsync(new AccountCommit(account.Id, _state, some, _written + 1, 0, []), stop);
            _written += some.Length;
        }
    }
}
