using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Risk;

/// <summary>Every limit of an account that has a used part, in the order of the gate's checks.</summary>
internal static class LimitLines
{
    /// <summary>The code each limit refuses with, by its name.</summary>
    public static IReadOnlyDictionary<string, string> Codes { get; } = new Dictionary<string, string>
    {
        ["drawdown"] = "risk.drawdown",
        ["openPositions"] = "risk.open_positions",
        ["correlatedPositions"] = "risk.correlation",
        ["entriesPerDay"] = "risk.entries_per_day",
        ["entriesPerHour"] = "risk.entries_per_hour",
        ["minBalance"] = "risk.min_balance",
        ["positionSize"] = "risk.position_size",
        ["riskPerTrade"] = "risk.risk_per_trade",
        ["exposure"] = "risk.exposure",
        ["marginUse"] = "risk.margin",
        ["heat"] = "risk.heat",
        ["activeStrategies"] = "risk.strategy_count",
        ["dailyLoss"] = "risk.daily_loss",
    };

    public static IReadOnlyList<LimitView> Of(AccountSession session)
    {
        var inputs = RiskFigures.Now(session);
        var limits = session.Engine.LimitsOn(inputs);
        var (largest, riskiest) = LargestPosition(session.State, inputs);
        return
        [
            Fraction("drawdown", "Drawdown from the peak", RiskFigures.DrawdownFraction(inputs),
                (limits.EmergencyDrawdownFraction, HardLimits.EmergencyDrawdownFraction)),
            Count("openPositions", "Open positions", inputs.OpenPositions,
                (limits.MaxOpenPositions, HardLimits.MaxOpenPositions)),
            Count("correlatedPositions", "Correlated positions", inputs.CorrelatedPositions - 1,
                (limits.MaxCorrelatedPositions, HardLimits.MaxCorrelatedPositions)),
            Count("entriesPerDay", "Entries today", inputs.EntriesToday,
                (limits.MaxEntriesPerDay, HardLimits.MaxEntriesPerDay)),
            Count("entriesPerHour", "Entries in 60 minutes", inputs.EntriesLastHour,
                (limits.MaxEntriesPerHour, HardLimits.MaxEntriesPerHour)),
            Balance(inputs, limits),
            Fraction("positionSize", "Largest position", largest,
                (limits.MaxPositionFraction, HardLimits.MaxCryptoPositionFraction)),
            Fraction("riskPerTrade", "Largest risk at a stop", riskiest,
                (limits.MaxRiskPerTradeFraction, HardLimits.MaxRiskPerTradeFraction)),
            Fraction("exposure", "Exposure", RiskFigures.OfEquity(inputs, inputs.CommittedCapital),
                (limits.MaxGrossExposureFraction, HardLimits.MaxGrossExposureFraction)),
            Fraction("marginUse", "Margin in use", RiskFigures.OfEquity(inputs, inputs.MarginUsed),
                (limits.MaxMarginUseFraction, HardLimits.MaxMarginUseFraction)),
            Fraction("heat", "Portfolio heat", RiskFigures.OfEquity(inputs, inputs.Heat),
                (limits.MaxPortfolioHeatFraction, HardLimits.MaxPortfolioHeatFraction)),
            Count("activeStrategies", "Active bots", inputs.Run.ActiveRuns,
                (limits.MaxActiveStrategies, HardLimits.MaxActiveStrategies)),
            Fraction("dailyLoss", "Daily loss", RiskFigures.DailyLossFraction(inputs),
                (limits.MaxDailyLossFraction, HardLimits.MaxDailyLossFraction)),
        ];
    }

    private static (decimal Value, decimal Risk) LargestPosition(AccountState state, RiskInputs inputs)
    {
        var (largest, riskiest) = (0m, 0m);
        foreach (var position in state.Positions)
        {
            if (position.IsFlat)
                continue;
            var mark = Instrument.Traded(state.Marks.MarkOf(state.Instruments.SlotOf(position.Instrument.Id)));
            var value = position.Instrument.Notional(mark, position.Quantity).Value;
            var atStop = position.Stop is { } stop
                ? Math.Max(0m, (position.Side == Core.Trading.PositionSide.Long ? 1 : -1)
                    * (mark.Value - stop.Value)) * position.Quantity.Value * position.Instrument.ContractSize
                : value;
            largest = Math.Max(largest, value);
            riskiest = Math.Max(riskiest, atStop);
        }
        return (RiskFigures.OfEquity(inputs, largest), RiskFigures.OfEquity(inputs, riskiest));
    }

    private static LimitView Fraction(string name, string title, decimal used, (decimal Soft, decimal Hard) limit) =>
        Line(name, title, used, limit, LimitUnit.Fraction);

    private static LimitView Count(string name, string title, int used, (int Soft, int Hard) limit) =>
        Line(name, title, used, limit, LimitUnit.Count);

    private static LimitView Balance(RiskInputs inputs, RiskLimits limits) =>
        Line("minBalance", "Least balance", inputs.Equity, (limits.MinAccountBalance, HardLimits.MinAccountBalance),
            LimitUnit.Money) with
        {
            IsMinimum = true,
            Remaining = Math.Max(0m, inputs.Equity - limits.MinAccountBalance),
        };

    private static LimitView Line(
        string name, string title, decimal used, (decimal Soft, decimal Hard) limit, LimitUnit unit) => new()
        {
            Name = name,
            Title = title,
            Used = used,
            Remaining = Math.Max(0m, limit.Soft - used),
            Ceiling = limit.Hard,
            Limit = limit.Soft,
            Unit = unit,
            IsMinimum = false,
        };
}
