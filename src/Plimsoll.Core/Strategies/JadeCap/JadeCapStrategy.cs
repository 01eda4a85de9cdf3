using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.JadeCap;

/// <summary>
/// Bullish: the higher timeframe's fast EMA is above the slow one and above itself <c>slopeBars</c> higher bars ago.
/// Then a close within the tolerance of the own timeframe's EMA, and above the close before, is bought at market: stop
/// behind the own slow EMA, target <c>targetR</c> times that risk, and a stop that trails from 1 R on. Bearish mirrors
/// it where the instrument can be short. With its gate on the entry is a limit at the middle of a gap.
/// </summary>
internal sealed class JadeCapStrategy : Strategy
{
    // The least history the trend is read from.
    private const int LeastHigherBars = 60;

    private readonly JadeCapOptions _options;
    private readonly bool _canShort;
    private readonly Trend _trend;
    private readonly Indicator _pullback;
    private readonly Indicator _slow;
    private readonly IndicatorHub _higher;
    private readonly GateSet _gates;
    private readonly JadeCapConfidence _confidence;
    private readonly Indicator? _swept;
    private readonly GapBook? _gaps;
    private readonly TimeSpan _barLength;
    private double _lastClose = double.NaN;

    public JadeCapStrategy(JadeCapOptions options, Instrument instrument, IndicatorHub indicators, GateSet gates)
    {
        _options = options;
        _canShort = instrument.CanShort;
        _higher = indicators.Higher(options.Higher);
        _trend = new Trend(options, _higher);
        _pullback = indicators.Ema(options.Pullback);
        _slow = indicators.Ema(options.Slow);
        var perHigher = (int)(options.Higher.Seconds / indicators.Timeframe.Seconds);
        WarmupBars = Math.Max(
            perHigher * Math.Max(LeastHigherBars, options.Slow + options.SlopeBars), gates.WarmupBars);
        _gates = gates;
        _confidence = new JadeCapConfidence(options, indicators, gates);
        _barLength = indicators.Timeframe.Length;
        if (gates.Has(GateCatalog.GapEntry))
            (_swept, _gaps) = (indicators.Get("donchian(5)"), ((FairValueGaps)indicators.Get(GateCatalog.Gaps)).Book);
        Terms = _confidence.Terms;
        ConditionNames = [.. OwnConditions, .. gates.ConditionNames];
    }

    private enum Name
    {
        FastAboveSlow,
        FastRises,
        FastBelowSlow,
        FastFalls,
        NearAverage,
        CloseRises,
        CloseFalls,
        StopBelow,
        StopAbove,
    }

    public override StrategyTerms Terms { get; }

    public override int WarmupBars { get; }

    public override IReadOnlyList<string> ConditionNames { get; }

    public static IReadOnlyList<string> OwnConditions { get; } =
    [
        "trend: EMA fast > EMA slow", "trend: EMA fast > earlier", "trend: EMA fast < EMA slow",
        "trend: EMA fast < earlier", "distance to EMA <= tolerance", "close > previous close",
        "close < previous close", "stop < entry", "stop > entry",
    ];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        _trend.Look();
        var (close, before) = (view.Bar.Close, _lastClose);
        _lastClose = close;
        if (_higher.Bars < LeastHigherBars)
        {
            evaluation.Block("indicator.warming_up");
            return;
        }

        var side = Side(evaluation, close, before);
        if (side is not { } direction)
            return;
        var sign = direction == PositionSide.Long ? 1 : -1;
        var behind = _swept is null ? _slow.Value : _swept[sign > 0 ? 1 : 0];
        var stop = behind * (1 - sign * _options.StopBuffer);
        var gap = _gaps?.Waiting(sign) ?? -1;
        var price = gap < 0 ? close : _gaps![gap].Middle;
        if (!(sign > 0
                ? Check(evaluation, Name.StopBelow, stop, Comparison.Below, price)
                : Check(evaluation, Name.StopAbove, stop, Comparison.Above, price)))
            return;
        if (!_gates.Admit(direction, view.Bar, evaluation))
            return;
        if (view.Trade is not null || view.HasWorkingEntry)
            evaluation.Block("locked");
        else
            proposals.Add(At(gap, Entry(direction, view.Bar, (price, stop))));
    }

    // Both directions are compared where both are possible, so that "why no trade" shows either.
    private PositionSide? Side(Evaluation evaluation, double close, double before)
    {
        var isNear = Check(
            evaluation, Name.NearAverage, Math.Abs(close - _pullback.Value) / _pullback.Value, Comparison.AtMost,
            _options.PullbackTolerance);
        var isLong = Check(evaluation, Name.FastAboveSlow, _trend.Fast, Comparison.Above, _trend.Slow)
            & Check(evaluation, Name.FastRises, _trend.Fast, Comparison.Above, _trend.Earlier)
            & Check(evaluation, Name.CloseRises, close, Comparison.Above, before);
        if (isNear && isLong)
            return PositionSide.Long;
        if (!_canShort)
            return null;
        var isShort = Check(evaluation, Name.FastBelowSlow, _trend.Fast, Comparison.Below, _trend.Slow)
            & Check(evaluation, Name.FastFalls, _trend.Fast, Comparison.Below, _trend.Earlier)
            & Check(evaluation, Name.CloseFalls, close, Comparison.Below, before);
        return isNear && isShort ? PositionSide.Short : null;
    }

    // The order ends with its gap.
    private SignalProposal At(int gap, SignalProposal entry) => gap < 0 ? entry : entry with
    {
        OrderType = OrderType.Limit,
        Price = _gaps![gap].Middle,
        Life = _barLength * _gaps.BarsLeft(gap),
    };

    private SignalProposal Entry(PositionSide side, in Bar bar, (double Price, double Stop) at) => new()
    {
        Action = SignalAction.Open,
        Side = side,
        StopLoss = at.Stop,
        TakeProfit = at.Price + _options.TargetR * (at.Price - at.Stop),
        Trailing = _options.Trailing,
        Confidence = _gates.Adjusted(_confidence.Of(side, in bar), side, in bar),
        Reason = side == PositionSide.Long ? "pull-back in a rising trend" : "pull-back in a falling trend",
    };

    private static bool Check(Evaluation evaluation, Name name, double left, Comparison comparison, double right) =>
        evaluation.Check((int)name, left, comparison, right);
}
