using Plimsoll.Core.Market;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Lets a simulated account begin anew. Everything is closed first, by the kill switch, because nothing else closes as
/// surely: entries are refused, a restart goes on with it, and the end of it is the venue's word that it is flat. Only
/// then the books begin anew; the log goes on.
/// </summary>
internal sealed class ResetDesk(EngineContext context, SafetyDesk safety, RunDesk runs)
{
    private AccountState State => context.State;

    /// <summary>Null when it was asked for; it happens as soon as the account is flat.</summary>
    public string? Ask(Money balance, string actor, string reason)
    {
        if (State.PendingReset is not null)
            return "execution.reset_pending";
        if (State.Quarantine.Count > 0)
            return "execution.reset_quarantined";
        context.Emit(new AccountFact.ResetAsked(context.Clock, balance, actor, reason));
        foreach (var run in runs.All)
            runs.Stop(run.Configuration.Id, "the account begins anew", flatten: false);
        safety.Kill($"{actor} lets the account begin anew");
        return null;
    }

    /// <summary>Whoever throws the kill switch meanwhile wants it to stay thrown.</summary>
    public void KeepHalted(string actor)
    {
        if (State.PendingReset is { ReleasesKill: true } asked)
            context.Emit(new AccountFact.ResetAsked(
                context.Clock, asked.InitialBalance, actor, asked.Reason, ReleasesKill: false));
    }

    /// <summary>After the venue has spoken of flatness.</summary>
    public void Finish()
    {
        if (State.PendingReset is not { } asked || State.Kill != KillState.FlatProven)
            return;
        if (!IsFlat())
        {
            // Something came in between question and answer: it is closed, and the venue is asked again.
            context.Emit(new AccountFact.KillStepped(
                context.Clock, KillState.FlattenUnproven, "something filled after the venue had been asked"));
            return;
        }

        if (State.ShutdownReason is not null)
            context.Emit(new AccountFact.ShutdownCleared(context.Clock, asked.Actor, asked.Reason));
        context.Emit(new AccountFact.AccountReset(context.Clock, asked.InitialBalance));
        if (asked.ReleasesKill)
            context.Emit(new AccountFact.KillStepped(
                context.Clock, KillState.None, $"released by {asked.Actor}: {asked.Reason}"));
    }

    private bool IsFlat()
    {
        foreach (var position in State.Positions)
            if (!position.IsFlat)
                return false;
        return State.Orders.Open.Count == 0;
    }
}
