using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Accounts;

/// <summary>Whether the emergency shutdown stands; since when and why only while it does.</summary>
internal sealed record ShutdownView(bool Active, Timestamp? Since = null, string? Reason = null)
{
    public static ShutdownView From(AccountState state) =>
        new(state.ShutdownReason is not null, state.ShutdownSince, state.ShutdownReason);
}
