using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Fabio;

/// <summary>
/// Event 1: a close beyond the value area of the bars before arms a side and keeps that profile. Event 2, on a later bar
/// within the expiry: the close before lies on the broken side of the point of control and this close near it: enter,
/// stop beyond the far side of the area. A close beyond the stop, an opposite breakout or the expiry disarms.
/// </summary>
internal sealed class FabioStrategy(FabioOptions options, Instrument instrument) : Strategy
{
    private readonly VolumeProfile _profile = new(
        options.Lookback, options.ValueAreaShare, (double)instrument.PriceIncrement);

    private ValueArea? _armed;
    private int _age;
    private double _lastClose = double.NaN;

    private enum Name
    {
        BreaksUp,
        BreaksDown,
        WasBeyondControl,
        NearControl,
    }

    public override StrategyTerms Terms => options.Terms;

    public override int WarmupBars => options.Lookback + 1;

    public override IReadOnlyList<string> ConditionNames { get; } =
    [
        "close > value area high + buffer", "close < value area low - buffer",
        "previous close beyond point of control", "distance to point of control <= tolerance",
    ];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var (close, before) = (view.Bar.Close, _lastClose);
        _lastClose = close;
        var retested = Retest(evaluation, close, before);
        if (double.IsNaN(_profile.PointOfControl))
            evaluation.Block("indicator.warming_up");
        Breakout(evaluation, close);
        _profile.Add(view.Bar);
        if (retested is not { } area)
            return;
        if (view.Trade is not null || view.HasWorkingEntry)
            evaluation.Block("locked");
        else
            proposals.Add(Entry(area, close));
    }

    // The memory must not depend on what the account did with a retest: it disarms in any case.
    private ValueArea? Retest(Evaluation evaluation, double close, double before)
    {
        if (_armed is not { } area)
            return null;
        if (++_age > options.RetestExpiryBars || area.Sign * close < area.Sign * area.Stop(options))
        {
            _armed = null;
            return null;
        }

        var sign = area.Sign;
        var isRetest =
            Check(evaluation, Name.WasBeyondControl, sign * before, Comparison.Above, sign * area.Control)
            & Check(
                evaluation, Name.NearControl, Math.Abs(close - area.Control) / area.Control, Comparison.AtMost,
                options.RetestTolerance);
        if (!isRetest)
            return null;
        _armed = null;
        return area;
    }

    // A side that is armed keeps its first profile until it is disarmed.
    private void Breakout(Evaluation evaluation, double close)
    {
        var up = new ValueArea(
            PositionSide.Long, _profile.PointOfControl, _profile.ValueAreaHigh, _profile.ValueAreaLow);
        if (Check(evaluation, Name.BreaksUp, close, Comparison.Above, up.BreakLevel(options)))
            Arm(up);
        var down = new ValueArea(
            PositionSide.Short, _profile.PointOfControl, _profile.ValueAreaLow, _profile.ValueAreaHigh);
        if (Check(evaluation, Name.BreaksDown, close, Comparison.Below, down.BreakLevel(options)))
            Arm(down);
    }

    private void Arm(ValueArea area)
    {
        if (_armed?.Side == area.Side)
            return;
        _armed = area.Side == PositionSide.Long || instrument.CanShort ? area : null;
        _age = 0;
    }

    private SignalProposal Entry(ValueArea area, double close) => new()
    {
        Action = SignalAction.Open,
        Side = area.Side,
        StopLoss = area.Stop(options),
        TakeProfit = area.Target(options, close),
        Confidence = options.Confidence,
        Reason = "point of control retested after the breakout",
    };

    private static bool Check(Evaluation evaluation, Name name, double left, Comparison comparison, double right) =>
        evaluation.Check((int)name, left, comparison, right);
}
