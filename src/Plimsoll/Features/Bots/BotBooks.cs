using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Bots;

/// <summary>What the account's books say of a bot: all its runs together, and the one at work.</summary>
internal sealed record BotBooks
{
    public BotState State { get; private init; }

    public string? DisabledReason { get; private init; }

    public RunId? RunId { get; private init; }

    public int Wins { get; private init; }

    public int Losses { get; private init; }

    public int ConsecutiveLosses { get; private init; }

    public decimal RealisedPnl { get; private init; }

    public long BarsSeen { get; private init; }

    public Timestamp? LastBar { get; private init; }

    public static BotBooks Of(AccountSession session, Guid bot)
    {
        var runs = session.State.Runs.Values.Where(run => run.Configuration.BotId == bot).ToArray();
        var active = Array.Find(runs, run => run.IsActive);
        var atWork = active is null ? null : session.Engine.Find(active.Configuration.Id);
        return new BotBooks
        {
            State = active is null ? BotState.Stopped
                : active.DisabledReason is null ? BotState.Running
                : BotState.Disabled,
            DisabledReason = active?.DisabledReason,
            RunId = active?.Configuration.Id,
            Wins = runs.Sum(run => run.Wins),
            Losses = runs.Sum(run => run.Losses),
            ConsecutiveLosses = active?.ConsecutiveLosses ?? 0,
            RealisedPnl = runs.Sum(run => run.RealisedPnl.Value),
            BarsSeen = atWork?.BarsSeen ?? 0,
            LastBar = atWork is null || atWork.LastBar == Timestamp.MinValue ? null : atWork.LastBar,
        };
    }

    public static RunBook? ActiveRun(AccountState state, Guid bot) =>
        state.Runs.Values.FirstOrDefault(run => run.IsActive && run.Configuration.BotId == bot);
}
