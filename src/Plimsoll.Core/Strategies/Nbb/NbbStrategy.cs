using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Nbb;

/// <summary>
/// A swing low is a demand zone. A later close above zone × (1 + threshold) breaks it; after that, a close within the
/// tolerance of the zone is the retest: long at market, stop at zone × (1 − buffer), target at targetR times that
/// risk. Supply zones mirror it where the instrument can be short. Of several retests on one bar the nearest counts.
/// </summary>
internal sealed class NbbStrategy(NbbOptions options, bool canShort) : Strategy
{
    private const int Demand = 0;
    private const int Supply = 3;
    private const int BelowUpper = 0;
    private const int AboveLower = 1;
    private const int Breaks = 2;

    // The least that a break and its retest need after the swing has been confirmed.
    private const int BarsForBreakAndRetest = 10;

    private readonly ZoneBook _demand = new(options, isDemand: true);
    private readonly ZoneBook _supply = new(options, isDemand: false);
    private int _bars;

    public override StrategyTerms Terms => options.Terms;

    public override int WarmupBars { get; } =
        Math.Max(2 * options.ZoneLookback + 1, options.ZoneLookback + BarsForBreakAndRetest);

    public override IReadOnlyList<string> ConditionNames { get; } =
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
        if (canShort)
        {
            _supply.Take(view.Bar.High, close);
            supply = Look(_supply, close, evaluation, (Supply, Comparison.Below));
        }

        if (_bars < WarmupBars && ++_bars < WarmupBars)
            evaluation.Block("indicator.warming_up");
        else if (demand <= supply && double.IsFinite(demand))
            Enter(_demand, PositionSide.Long, close, proposals);
        else if (double.IsFinite(supply))
            Enter(_supply, PositionSide.Short, close, proposals);
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

    private void Enter(ZoneBook zones, PositionSide side, double close, ICollection<SignalProposal> proposals)
    {
        var stop = zones.Nearest!.Value.Stop;
        proposals.Add(new SignalProposal
        {
            Action = SignalAction.Open,
            Side = side,
            StopLoss = stop,
            TakeProfit = close + options.TargetR * (close - stop),
            Confidence = options.Confidence,
            Reason = side == PositionSide.Long ? "demand zone retested" : "supply zone retested",
        });
        zones.SpendNearest();
    }
}
