using Plimsoll.Features.Setup;
using Plimsoll.Storage;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.Trading;

/// <summary>
/// The new user's account is stored with the user, so that neither is without the other; it runs as soon as the market
/// is open.
/// </summary>
internal sealed class SimulationAccountAtSetup(SimulationAccounts accounts) : IUserCreated
{
    public Task HandleAsync(PlimsollUser user, PlimsollContext database, CancellationToken stop)
    {
        database.Add(accounts.NewFor(user));
        return Task.CompletedTask;
    }
}
