using System.Globalization;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using static Plimsoll.Core.Risk.CheckResult;

namespace Plimsoll.Core.Risk;

/// <summary>Admission and the nine checks in their order. A check is a line: its code, what is measured, the limit.</summary>
internal static class RiskChecks
{
    private delegate RiskCheck Judgement(Line line, RiskInputs inputs, RiskLimits limits);

    private static readonly Line[] Ordered =
    [
        new("0", AdmissionCheck.Name, "", (line, inputs, _) => AdmissionCheck.Run(line.Number, inputs)),
        new("1", "Emergency shutdown", "risk.emergency_shutdown", (line, inputs, _) =>
            Require(line, !inputs.Admission.IsShutdown)),
        new("2", "Drawdown", "risk.drawdown", (line, inputs, limits) => Below(
            line, (inputs.PeakEquity - inputs.Equity, inputs.PeakEquity), limits.EmergencyDrawdownFraction)),
        new("3", "Open positions", "risk.open_positions", (line, inputs, limits) =>
            Room(line, inputs.OpenPositions, limits.MaxOpenPositions)),
        new("3", "Open positions of the run", "risk.open_positions", (line, inputs, _) =>
            Room(line, inputs.Run.OpenPositions, inputs.Run.Budget.MaxOpenPositions)),
        new("3", "Correlated positions", "risk.correlation", (line, inputs, limits) =>
            AtMost(line, inputs.CorrelatedPositions, limits.MaxCorrelatedPositions)),
        new("4", "Entries today", "risk.entries_per_day", (line, inputs, limits) =>
            Room(line, inputs.EntriesToday, limits.MaxEntriesPerDay)),
        new("4", "Entries of the run today", "risk.entries_per_day", (line, inputs, _) =>
            Room(line, inputs.Run.EntriesToday, inputs.Run.Budget.MaxEntriesPerDay)),
        new("5", "Entries in 60 minutes", "risk.entries_per_hour", (line, inputs, limits) =>
            Room(line, inputs.EntriesLastHour, limits.MaxEntriesPerHour)),
        new("6a", "Balance", "risk.min_balance", (line, inputs, limits) =>
            AtLeast(line, inputs.Equity, limits.MinAccountBalance)),
        new("6b", "Leverage", "risk.leverage", Leverage),
        new("6c", "Lots", "risk.lots", Lots),
        new("6d", "Position size", "risk.position_size", (line, inputs, limits) => AtMost(
            line, (Candidate.Committed(inputs), inputs.Equity), Candidate.MaxPositionFraction(inputs, limits))),
        new("6e", "Risk per trade", "risk.risk_per_trade", (line, inputs, limits) => AtMost(
            line, (Candidate.RiskAtStop(inputs), inputs.Equity), limits.MaxRiskPerTradeFraction)),
        new("6f", "Exposure", "risk.exposure", (line, inputs, limits) => AtMost(
            line, (inputs.CommittedCapital + Candidate.Committed(inputs), inputs.Equity),
            limits.MaxGrossExposureFraction)),
        new("6g", "Margin use", "risk.margin", (line, inputs, limits) => AtMost(
            line, (inputs.MarginUsed + Candidate.Margin(inputs), inputs.Equity), limits.MaxMarginUseFraction)),
        new("6h", "Portfolio heat", "risk.heat", (line, inputs, limits) => AtMost(
            line, (inputs.Heat + Candidate.RiskAtStop(inputs), inputs.Equity), limits.MaxPortfolioHeatFraction)),
        new("6i", "Liquidation distance", "risk.liquidation_distance", LiquidationDistance),
        new("7", "Reward : risk", "risk.reward_risk", RewardRisk),
        new("8", "Strategy enabled", "risk.strategy_disabled", (line, inputs, _) =>
            Require(line, inputs.Run.IsEnabled)),
        new("8", "Active strategies", "risk.strategy_count", (line, inputs, limits) =>
            AtMost(line, inputs.Run.ActiveRuns, limits.MaxActiveStrategies)),
        new("8", "Strategy exposure", "risk.strategy_exposure", (line, inputs, _) => AtMost(
            line, (inputs.Run.CommittedCapital + Candidate.Committed(inputs), inputs.Equity),
            inputs.Run.Budget.MaxExposureFraction)),
        new("8", "Strategy daily loss", "risk.strategy_daily_loss", (line, inputs, _) => Below(
            line, (-inputs.Run.DailyPnl, inputs.DayStartEquity), inputs.Run.Budget.MaxDailyLossFraction)),
        new("8", "Loss streak", "risk.strategy_disabled", (line, inputs, _) =>
            Room(line, inputs.Run.ConsecutiveLosses, inputs.Run.Budget.MaxConsecutiveLosses)),
        new("9", "Daily loss", "risk.daily_loss", (line, inputs, limits) => Below(
            line, (inputs.DayStartEquity - inputs.Equity, inputs.DayStartEquity), limits.MaxDailyLossFraction)),
    ];

    private sealed record Line(string Number, string Name, string Code, Judgement Judge)
    {
        // Ready made, because most lines of most verdicts are these.
        private readonly RiskCheck[] _plain =
            [.. Enum.GetValues<CheckResult>().Select(result => new RiskCheck(Number, Name, Code, result))];

        public RiskCheck As(CheckResult result) => _plain[(int)result];

        public RiskCheck As(CheckResult result, decimal value, decimal limit) =>
            new(Number, Name, Code, result, value, limit);
    }

    public static int Count => Ordered.Length;

    /// <summary>Fills <paramref name="results"/> in order; after the first failure the rest is "not reached".</summary>
    public static void Run(RiskInputs inputs, RiskLimits limits, List<RiskCheck> results, bool isComplete)
    {
        var hasFailed = false;
        foreach (var line in Ordered)
        {
            var result = hasFailed && !isComplete ? line.As(NotReached) : line.Judge(line, inputs, limits);
            hasFailed |= result.Result == Fail;
            results.Add(result);
        }
    }

    public static RiskSeverity SeverityOf(string code) => code switch
    {
        "risk.emergency_shutdown" or "risk.drawdown" => RiskSeverity.Emergency,
        "risk.entries_per_day" or "risk.entries_per_hour" or "risk.reward_risk" or "risk.strategy_disabled"
            or "risk.strategy_count" or "risk.strategy_exposure" or "risk.strategy_daily_loss" => RiskSeverity.Warning,
        _ => RiskSeverity.Critical,
    };

    public static string Describe(RiskCheck failed, RiskInputs inputs) => failed switch
    {
        { Code: AdmissionCheck.Blackout } => $"Economic event: {inputs.Admission.Blackout}",
        { Value: null } => $"{failed.Name}: refused ({failed.Code})",
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"{failed.Name}: {failed.Value:0.######} against a limit of {failed.Limit:0.######}"),
    };

    // What is not leveraged at all has leverage 1; less would make capital look smaller than it is.
    private static RiskCheck Leverage(Line line, RiskInputs inputs, RiskLimits limits)
    {
        var limit = limits.IsMeasurement
            ? decimal.MaxValue
            : HardLimits.Leverage(inputs.Instrument.AssetClass, inputs.Side == PositionSide.Long);
        return inputs.Leverage >= 1m
            ? AtMost(line, inputs.Leverage, limit)
            : line.As(Fail, inputs.Leverage, limit);
    }

    // The stop must be hit first, with a quarter of its distance to spare. Without the venue's maintenance margin nobody
    // knows where a leveraged position ends: refused.
    private static RiskCheck LiquidationDistance(Line line, RiskInputs inputs, RiskLimits limits)
    {
        var maintenance = inputs.Instrument.MaintenanceMarginFraction;
        if (!inputs.Instrument.IsMargined || (maintenance == 0m && inputs.Leverage == 1m))
            return line.As(inputs.Leverage == 1m ? NotApplicable : Fail);
        if (maintenance <= 0m || inputs.Stop is not { } stop)
            return line.As(Fail);
        var entry = inputs.EntryPrice.Value;
        var price = Liquidation.PriceOf(inputs.Side, entry, entry / inputs.Leverage, maintenance);
        var distance = Math.Abs(entry - price);
        return AtLeast(line, distance, 1.25m * Math.Abs(entry - stop.Value));
    }

    private static RiskCheck Lots(Line line, RiskInputs inputs, RiskLimits limits) =>
        inputs.Instrument.AssetClass != AssetClass.Fx || limits.IsMeasurement
            ? line.As(NotApplicable)
            : AtMost(
                line, inputs.Ticket.Quantity.Value * inputs.Instrument.ContractSize / HardLimits.FxLotSize,
                HardLimits.MaxFxLots);

    // Without a target the declared exit ends the trade, and there is no reward to weigh.
    private static RiskCheck RewardRisk(Line line, RiskInputs inputs, RiskLimits limits)
    {
        if (inputs.Target is not { } target || inputs.Stop is not { } stop)
            return line.As(inputs.Target is null && inputs.DeclaredExit is not null ? NotApplicable : Fail);
        var sign = inputs.Side == PositionSide.Long ? 1 : -1;
        var reward = sign * (target.Value - inputs.EntryPrice.Value);
        var risk = sign * (inputs.EntryPrice.Value - stop.Value);
        return reward <= 0m || risk <= 0m
            ? line.As(Fail, reward, risk)
            : AtLeast(line, reward / risk, Math.Max(inputs.MinRewardRisk, limits.MinRewardRisk));
    }

    private static RiskCheck Require(Line line, bool isMet) => line.As(isMet ? Pass : Fail);

    /// <summary>Counts reject when already at the limit.</summary>
    private static RiskCheck Room(Line line, int value, int limit) =>
        line.As(value < limit ? Pass : Fail, value, limit);

    /// <summary>Fractions reject above the limit; equal passes.</summary>
    private static RiskCheck AtMost(Line line, decimal value, decimal limit) =>
        line.As(value <= limit ? Pass : Fail, value, limit);

    private static RiskCheck AtMost(Line line, (decimal Part, decimal Whole) fraction, decimal limit) =>
        Fraction(line, fraction, limit, Compare(fraction, limit) <= 0);

    private static RiskCheck AtLeast(Line line, decimal value, decimal limit) =>
        line.As(value >= limit ? Pass : Fail, value, limit);

    /// <summary>Drawdown and daily loss reject at the limit itself.</summary>
    private static RiskCheck Below(Line line, (decimal Part, decimal Whole) fraction, decimal limit) =>
        Fraction(line, fraction, limit, Compare(fraction, limit) < 0);

    private static RiskCheck Fraction(
        Line line, (decimal Part, decimal Whole) fraction, decimal limit, bool isWithin) =>
        line.As(isWithin ? Pass : Fail, 0m, limit).Of(fraction.Part, fraction.Whole);

    // Multiplied out where that means the same: exact at the limit, and several times faster than dividing.
    private static int Compare((decimal Part, decimal Whole) fraction, decimal limit) =>
        fraction.Whole <= 0m ? (fraction.Part / fraction.Whole).CompareTo(limit)
        : limit == decimal.MaxValue ? -1
        : fraction.Part.CompareTo(limit * fraction.Whole);
}
