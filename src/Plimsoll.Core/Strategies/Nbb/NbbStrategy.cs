using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Nbb;

/// <summary>
/// A swing low is a demand zone. A later close above zone × (1 + threshold) breaks it; after that, a close within the
/// tolerance of the zone is the retest: long at market, stop at zone × (1 − buffer), target at targetR times that
/// risk. Supply zones mirror it where the instrument can be short. Of several retests on one bar the nearest counts. A
/// retest that a gate keeps out leaves the zone as it is.
/// </summary>
internal sealed class NbbStrategy : Strategy
{
    private const int Demand = 0;
    private const int Supply = 3;
    private const int BelowUpper = 0;
    private const int AboveLower = 1;
    private const int Breaks = 2;

    // The least that a break and its retest need after the swing has been confirmed.
    private const int BarsForBreakAndRetest = 10;

    private readonly NbbOptions _options;
    private readonly bool _canShort;
    private readonly GateSet _gates;
    private readonly NbbConfidence _confidence;
    private readonly Indicator? _days;
    private readonly ZoneBook _demand;
    private readonly ZoneBook _supply;
    private int _bars;

    public NbbStrategy(NbbOptions options, bool canShort, IndicatorHub indicators, GateSet gates)
    {
        (_options, _canShort, _gates) = (options, canShort, gates);
        (_demand, _supply) = (new ZoneBook(options, isDemand: true), new ZoneBook(options, isDemand: false));
        _confidence = new NbbConfidence(options, indicators, gates);
        _days = options.TargetsPreviousDay ? indicators.Get("day_levels") : null;
        Terms = _confidence.Terms;
        WarmupBars = Math.Max(
            Math.Max(2 * options.ZoneLookback + 1, options.ZoneLookback + BarsForBreakAndRetest), gates.WarmupBars);
        ConditionNames = [.. OwnConditions, .. gates.ConditionNames];
    }

    public override StrategyTerms Terms { get; }

    public override int WarmupBars { get; }

    public override IReadOnlyList<string> ConditionNames { get; }

    public static IReadOnlyList<string> OwnConditions { get; } =
    [
        "close < broken demand zone + tolerance", "close > broken demand zone - tolerance",
        "close > demand zone + threshold",
        "close < broken supply zone + tolerance", "close > broken supply zone - tolerance",
        "close < supply zone - threshold",
    ];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var close = view.Bar.Close;
        _demand.Take(view.Bar.Low, close);
        var demand = Look(_demand, close, evaluation, (Demand, Comparison.Above));
        var supply = double.PositiveInfinity;
        if (_canShort)
        {
            _supply.Take(view.Bar.High, close);
            supply = Look(_supply, close, evaluation, (Supply, Comparison.Below));
        }

        if (_bars < WarmupBars && ++_bars < WarmupBars)
            evaluation.Block("indicator.warming_up");
        else if (demand <= supply && double.IsFinite(demand))
            Enter(_demand, PositionSide.Long, (view.Bar, evaluation), proposals);
        else if (double.IsFinite(supply))
            Enter(_supply, PositionSide.Short, (view.Bar, evaluation), proposals);
    }

    /// <summary>Retest first, then breaks: one bar is never both. The distance to what is retested, else infinite.</summary>
    private static double Look(
        ZoneBook zones, double close, Evaluation evaluation, (int First, Comparison Away) side)
    {
        var zone = zones.Nearest;
        var isRetest =
            evaluation.Check(side.First + BelowUpper, close, Comparison.Below, zone?.Upper ?? double.NaN)
            & evaluation.Check(side.First + AboveLower, close, Comparison.Above, zone?.Lower ?? double.NaN);
        if (evaluation.Check(side.First + Breaks, close, side.Away, zones.BreakLevel))
            zones.Break(close);
        return isRetest ? Math.Abs(close - zone!.Value.Level) : double.PositiveInfinity;
    }

    private void Enter(
        ZoneBook zones, PositionSide side, (Bar Bar, Evaluation Evaluation) on, ICollection<SignalProposal> proposals)
    {
        if (!_gates.Admit(side, in on.Bar, on.Evaluation))
            return;
        var (close, stop) = (on.Bar.Close, zones.Nearest!.Value.Stop);
        proposals.Add(new SignalProposal
        {
            Action = SignalAction.Open,
            Side = side,
            StopLoss = stop,
            TakeProfit = Target(side, close, stop),
            Confidence = _gates.Adjusted(_confidence.Now, side, in on.Bar),
            Reason = side == PositionSide.Long ? "demand zone retested" : "supply zone retested",
        });
        zones.SpendNearest();
    }

    private double Target(PositionSide side, double close, double stop)
    {
        var sign = side == PositionSide.Long ? 1 : -1;
        var level = _days is null ? double.NaN : _days[sign > 0 ? 0 : 1];
        return sign * (level - close) > 0 ? level : close + _options.TargetR * (close - stop);
    }
}
