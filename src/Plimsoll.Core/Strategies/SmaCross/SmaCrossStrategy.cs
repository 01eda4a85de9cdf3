using Plimsoll.Core.Indicators;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.SmaCross;

/// <summary>
/// fast &gt; slow on this close and not on the previous one, both defined on both closes: long at market with the stop
/// <c>stopAtr</c> ATRs below the close. The mirror ends the long (and, with direction both, opens a short).
/// Equal averages are no cross.
/// </summary>
internal sealed class SmaCrossStrategy(SmaCrossOptions options, IndicatorHub indicators) : Strategy
{
    private const int FastAboveSlow = 0;
    private const int FastWasNotAbove = 1;
    private const int FastBelowSlow = 2;
    private const int FastWasNotBelow = 3;
    private const string OppositeCross = "opposite cross";

    private readonly Indicator _fast = indicators.Sma(options.Fast);
    private readonly Indicator _slow = indicators.Sma(options.Slow);
    private readonly Indicator _range = indicators.Atr(options.AtrPeriod);
    private double _fastBefore = double.NaN;
    private double _slowBefore = double.NaN;

    public override StrategyTerms Terms { get; } = new() { SignalLife = options.SignalLife };

    public override int WarmupBars { get; } = Math.Max(options.Slow + 1, options.AtrPeriod);

    public override IReadOnlyList<string> ConditionNames { get; } =
        ["SMA fast > SMA slow", "previous: fast <= slow", "SMA fast < SMA slow", "previous: fast >= slow"];

    public override void OnBar(
        in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var (fast, slow) = (_fast.Value, _slow.Value);
        var crossedUp = evaluation.Check(FastAboveSlow, fast, Comparison.Above, slow)
            & evaluation.Check(FastWasNotAbove, _fastBefore, Comparison.AtMost, _slowBefore);
        var crossedDown = !crossedUp && (view.OpenSide == PositionSide.Long || options.AllowsShort)
            && evaluation.Check(FastBelowSlow, fast, Comparison.Below, slow)
            & evaluation.Check(FastWasNotBelow, _fastBefore, Comparison.AtLeast, _slowBefore);
        (_fastBefore, _slowBefore) = (fast, slow);

        if (crossedUp)
            Cross(PositionSide.Long, view, proposals);
        else if (crossedDown)
            Cross(PositionSide.Short, view, proposals);
    }

    private void Cross(PositionSide side, in StrategyView view, ICollection<SignalProposal> proposals)
    {
        if (view.OpenSide is { } open && open != side)
            proposals.Add(new SignalProposal
            {
                Action = SignalAction.Close,
                Side = open,
                Reason = OppositeCross,
            });
        if ((side == PositionSide.Long || options.AllowsShort) && _range.IsWarm)
            proposals.Add(new SignalProposal
            {
                Action = SignalAction.Open,
                Side = side,
                StopLoss = view.Bar.Close - (side == PositionSide.Long ? 1 : -1) * options.StopAtr * _range.Value,
                DeclaredExit = OppositeCross,
                Reason = side == PositionSide.Long ? "fast crossed above slow" : "fast crossed below slow",
            });
    }
}
