using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Features.Accounts;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Risk;

/// <summary>What an account's risk is made of now. Derived from its books, never typed in.</summary>
internal sealed record RiskStateView
{
    /// <summary>Event time.</summary>
    public required Timestamp Time { get; init; }

    public required decimal Equity { get; init; }

    public required decimal Balance { get; init; }

    public required decimal PeakEquity { get; init; }

    public required decimal DrawdownFraction { get; init; }

    public required decimal DayStartEquity { get; init; }

    public required decimal DailyPnl { get; init; }

    public required decimal DailyLossFraction { get; init; }

    public required int OpenPositions { get; init; }

    public required int EntriesToday { get; init; }

    public required int EntriesLastHour { get; init; }

    public required decimal ExposureFraction { get; init; }

    public required decimal MarginUseFraction { get; init; }

    public required decimal HeatFraction { get; init; }

    public required int ActiveStrategies { get; init; }

    public required ShutdownView EmergencyShutdown { get; init; }

    public required bool Halted { get; init; }

    public required KillState KillState { get; init; }

    public required bool IsDegraded { get; init; }

    public required IReadOnlyList<string> QuarantinedInstruments { get; init; }

    public required bool HasUnknownOrder { get; init; }

    public Timestamp? LastReconciledAt { get; init; }

    /// <summary>In the first days with real money: when limits are no longer halved.</summary>
    public Timestamp? LimitsHalvedUntil { get; init; }

    /// <summary>Economic events around which entries are refused now, by instrument.</summary>
    public required IReadOnlyList<BlackoutView> Blackouts { get; init; }

    /// <summary>A rule for economic events is on, and its calendar is older than a week.</summary>
    public required bool IsCalendarStale { get; init; }

    /// <summary>First instant of the next trading day.</summary>
    public Timestamp? NextDayReset { get; init; }

    public static RiskStateView From(AccountRunner runner, AccountSession session)
    {
        var inputs = RiskFigures.Now(session);
        var state = session.State;
        return new RiskStateView
        {
            Time = session.Engine.Clock,
            Equity = inputs.Equity,
            Balance = state.Ledger.Cash.Value,
            PeakEquity = inputs.PeakEquity,
            DrawdownFraction = RiskFigures.DrawdownFraction(inputs),
            DayStartEquity = inputs.DayStartEquity,
            DailyPnl = inputs.Equity - inputs.DayStartEquity,
            DailyLossFraction = RiskFigures.DailyLossFraction(inputs),
            OpenPositions = inputs.OpenPositions,
            EntriesToday = inputs.EntriesToday,
            EntriesLastHour = inputs.EntriesLastHour,
            ExposureFraction = RiskFigures.OfEquity(inputs, inputs.CommittedCapital),
            MarginUseFraction = RiskFigures.OfEquity(inputs, inputs.MarginUsed),
            HeatFraction = RiskFigures.OfEquity(inputs, inputs.Heat),
            ActiveStrategies = inputs.Run.ActiveRuns,
            EmergencyShutdown = ShutdownView.From(state),
            Halted = state.IsHalted,
            KillState = state.Kill,
            IsDegraded = session.IsDegraded,
            QuarantinedInstruments = [.. state.Quarantine.Select(id => id.Value).Order(StringComparer.Ordinal)],
            HasUnknownOrder = state.Orders.Open.Any(order => order.Status == Core.Trading.OrderStatus.Unknown),
            LastReconciledAt = Known(runner.LastReconciledAt),
            Blackouts = BlackoutView.Of(session),
            IsCalendarStale = session.Engine.Blackouts.IsStale,
            LimitsHalvedUntil = inputs.HalvedUntil,
            NextDayReset = Known(state.Marks.DayEnd),
        };
    }

    private static Timestamp? Known(Timestamp time) => time == Timestamp.MinValue ? null : time;
}
