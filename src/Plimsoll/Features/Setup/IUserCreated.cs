using Plimsoll.Storage;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.Setup;

/// <summary>
/// What another slice does for every new user (its simulation account, its preferences). Runs in the transaction that
/// creates the user: an exception leaves no user behind.
/// </summary>
internal interface IUserCreated
{
    Task HandleAsync(PlimsollUser user, PlimsollContext database, CancellationToken stop);
}
