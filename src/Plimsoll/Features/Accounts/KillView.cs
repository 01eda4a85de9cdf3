using Plimsoll.Core.Engine;

namespace Plimsoll.Features.Accounts;

/// <summary>How far the kill switch has come.</summary>
/// <param name="KillState">As far as it is durable.</param>
/// <param name="IsPressed">
/// It is thrown and not durable yet, because the database is away: nothing that adds risk is sent, and flattening begins
/// as soon as the database is back. A program that is killed before that has forgotten it.
/// </param>
internal sealed record KillView(KillState KillState, bool IsPressed)
{
    public static KillView Of(OwnAccount account) => new(account.Runner.KillState, account.Runner.IsKillPressed);
}
