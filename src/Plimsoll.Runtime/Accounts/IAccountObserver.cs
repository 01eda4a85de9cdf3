using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Accounts;

/// <summary>Hears of what has become durable; must not block.</summary>
public interface IAccountObserver
{
    void OnCommitted(AccountId account, AccountState state, IReadOnlyList<AccountFact> facts);
}
