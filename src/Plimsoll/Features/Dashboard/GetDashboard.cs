using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Features.Bots;
using Plimsoll.Features.Execution;
using Plimsoll.Features.Market;
using Plimsoll.Features.Risk;
using Plimsoll.Features.Signals;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Dashboard;

/// <summary>One answer with everything the dashboard shows, taken from the account at one moment.</summary>
internal static class GetDashboard
{
    public static async Task<Results<Ok<DashboardView>, ApiProblem>> HandleAsync(
        Guid accountId, [AsParameters] AccountCall call)
    {
        if (await call.FindAsync(accountId) is not { } account)
            return AccountCall.NotFound();
        var bots = await ListBots.OfAsync(account, call);
        var clock = MarketClock.Of(account.Runner.Market);
        var view = await account.ReadAsync(session => Look(account, session, (bots, clock)), call.Stop);
        var limits = await LastRejections.AddAsync(call, accountId, view.Limits);
        return TypedResults.Ok(view with { Limits = limits });
    }

    private static DashboardView Look(
        OwnAccount account, AccountSession session, (IReadOnlyList<BotView> Bots, MarketClock Clock) around)
    {
        var state = session.State;
        var risk = RiskStateView.From(account.Runner, session);
        return new DashboardView
        {
            Account = AccountView.From(account.Record, session),
            Time = risk.Time,
            Equity = risk.Equity,
            Cash = risk.Balance,
            DayPnl = risk.DailyPnl,
            DayStartEquity = risk.DayStartEquity,
            PeakEquity = risk.PeakEquity,
            DrawdownFraction = risk.DrawdownFraction,
            DailyLossFraction = risk.DailyLossFraction,
            Limits = LimitLines.Of(session),
            Positions = PositionView.Of(state),
            Orders = [.. state.Orders.Open.Select(order => OrderView.From(state, order))],
            PendingSignals =
            [
                .. state.Signals.Open
                    .Where(open => open.Status == SignalStatus.Pending)
                    .Select(open => SignalView.From(state, open.Signal, open.Status)),
            ],
            Bots = around.Bots,
            Market = around.Clock,
            LastReconciledAt = risk.LastReconciledAt,
        };
    }
}
