using Plimsoll.Core.Market;
using Plimsoll.Features.Accounts;
using Plimsoll.Features.Bots;
using Plimsoll.Features.Execution;
using Plimsoll.Features.Market;
using Plimsoll.Features.Risk;
using Plimsoll.Features.Signals;

namespace Plimsoll.Features.Dashboard;

/// <summary>Everything the dashboard shows of one account.</summary>
internal sealed record DashboardView
{
    public required AccountView Account { get; init; }

    /// <summary>The account's event clock.</summary>
    public required Timestamp Time { get; init; }

    public required decimal Equity { get; init; }

    public required decimal Cash { get; init; }

    public required decimal DayPnl { get; init; }

    public required decimal DayStartEquity { get; init; }

    public required decimal PeakEquity { get; init; }

    public required decimal DrawdownFraction { get; init; }

    public required decimal DailyLossFraction { get; init; }

    public required IReadOnlyList<LimitView> Limits { get; init; }

    public required IReadOnlyList<PositionView> Positions { get; init; }

    /// <summary>Everything that is not at its end: held, working, unknown.</summary>
    public required IReadOnlyList<OrderView> Orders { get; init; }

    public required IReadOnlyList<SignalView> PendingSignals { get; init; }

    public required IReadOnlyList<BotView> Bots { get; init; }

    public required MarketClock Market { get; init; }

    public Timestamp? LastReconciledAt { get; init; }
}
