using Plimsoll.Core.Engine;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Execution;

/// <summary>What keeps an account from trading by itself. Going back to guide is never blocked.</summary>
internal static class ModeBlockers
{
    internal sealed record Blocker(string Code, string Text);

    public static IReadOnlyList<Blocker> Of(AccountSession session, IMarketHost market)
    {
        var blockers = new List<Blocker>();
        var state = session.State;
        if (session.IsDegraded)
            blockers.Add(new("account.degraded", "The account is being recovered."));
        if (state.Kill != KillState.None)
            blockers.Add(new("risk.halted", "The kill switch is on. Release it first."));
        if (state.ShutdownReason is not null)
            blockers.Add(new("risk.emergency_shutdown", "The account is shut down. Reset it first."));
        if (state.Quarantine.Count > 0)
            blockers.Add(new("risk.quarantined", $"In quarantine: {string.Join(", ", state.Quarantine)}."));
        if (state.Live is { IsOver: true })
            blockers.Add(new(LiveDesk.Over, "The time of trading real money by itself is over. Name another end first."));
        if (!market.IsOpen)
            blockers.Add(new("data.market_closed", "The market is not open yet."));
        return blockers;
    }
}
