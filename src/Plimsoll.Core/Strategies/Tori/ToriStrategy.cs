using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Tori;

/// <summary>
/// Long: the close lies within the tolerance of the rising line through the last two swing lows, and of a Fibonacci
/// support (low + range × f) of the recent range; stop behind the lowest support, target <c>targetR</c> times that
/// risk. Shorts mirror it with the falling line through the highs and the resistances (high − range × f). The other
/// setups go by the lines alone: <see cref="LineSetup"/>.
/// </summary>
internal sealed class ToriStrategy : Strategy
{
    private const int TouchBonus = 10;
    private const int NewYorkBonus = 5;
    private static readonly double[] Ratios = [0.382, 0.5, 0.618];

    private readonly ToriOptions _options;
    private readonly bool _canShort;
    private readonly GateSet _gates;
    private readonly Indicator? _hours;
    private readonly LineSetup? _setup;
    private readonly SwingLine _rising;
    private readonly SwingLine _falling;
    private HighLow _range;
    private int _bars;

    public ToriStrategy(ToriOptions options, bool canShort, IndicatorHub indicators, GateSet gates)
    {
        (_options, _canShort, _gates) = (options, canShort, gates);
        _rising = new SwingLine(options.SwingLookback, ofLows: true, options.Tolerance);
        _falling = new SwingLine(options.SwingLookback, ofLows: false, options.Tolerance);
        _range = new HighLow(options.FibBars);
        _hours = gates.Has(GateCatalog.LondonOrNewYork) ? indicators.Get("market_hours") : null;
        _setup = options.Setup == "confluence" ? null : new LineSetup(options, _rising, _falling);
        WarmupBars = Math.Max(Math.Max(2 * options.SwingLookback + 1, options.FibBars), gates.WarmupBars);
        ConditionNames = [.. OwnConditions, .. gates.ConditionNames];
    }

    private enum Name
    {
        NearRisingLine,
        NearSupport,
        NearFallingLine,
        NearResistance,
        HasSetup,
        HasTouches,
        BreaksSafety,
    }

    public override StrategyTerms Terms => _options.Terms;

    public override int WarmupBars { get; }

    public override IReadOnlyList<string> ConditionNames { get; }

    public static IReadOnlyList<string> OwnConditions { get; } =
    [
        "distance to rising line <= tolerance", "distance to a support <= tolerance",
        "distance to falling line <= tolerance", "distance to a resistance <= tolerance",
        "setup found > 0", "gate touches: touches of the line >= least", "close beyond the safety line > 0",
    ];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        _rising.Add(view.Bar);
        _falling.Add(view.Bar);
        _range.Add(view.Bar);
        var found = _setup?.Look(view.Bar, _canShort);
        if (_bars < WarmupBars && ++_bars < WarmupBars)
        {
            evaluation.Block("indicator.warming_up");
            return;
        }

        if (_setup is not null && view.Trade is { } trade)
            Leave(_setup, trade, in view, evaluation, proposals);
        var entry = _setup is null ? Confluence(evaluation, view.Bar.Close) : Found(found, evaluation);
        if (entry is not { } wish || !Admits(wish, view.Bar, evaluation))
            return;
        if (view.Trade is not null || view.HasWorkingEntry)
            evaluation.Block("locked");
        else
            proposals.Add(Entry(wish, view.Bar));
    }

    private ToriEntry? Confluence(Evaluation evaluation, double close)
    {
        if (Meets(evaluation, Name.NearRisingLine, close, _rising.Value)
            & Meets(evaluation, Name.NearSupport, close, Nearest(close, _range.Low, 1)))
            return new ToriEntry(
                PositionSide.Long, _range.Low + _range.Range * Ratios[0], _rising.Touches, "rising line and support meet");
        return _canShort
            && Meets(evaluation, Name.NearFallingLine, close, _falling.Value)
            & Meets(evaluation, Name.NearResistance, close, Nearest(close, _range.High, -1))
                ? new ToriEntry(
                    PositionSide.Short, _range.High - _range.Range * Ratios[0], _falling.Touches,
                    "falling line and resistance meet")
                : null;
    }

    private static ToriEntry? Found(ToriEntry? found, Evaluation evaluation)
    {
        evaluation.Check((int)Name.HasSetup, found is null ? 0 : 1, Comparison.Above, 0);
        return found;
    }

    private bool Admits(ToriEntry wish, in Bar bar, Evaluation evaluation)
    {
        var hasTouches = _options.Touches == 0
            || evaluation.Check((int)Name.HasTouches, wish.Touches, Comparison.AtLeast, _options.Touches);
        if (!hasTouches)
            evaluation.Block("gate.touches");
        return _gates.Admit(wish.Side, in bar, evaluation) && hasTouches;
    }

    private static void Leave(
        LineSetup setup, OpenTrade trade, in StrategyView view, Evaluation evaluation,
        ICollection<SignalProposal> proposals)
    {
        var sign = trade.Side == PositionSide.Long ? 1 : -1;
        var beyond = sign * (setup.Safety(trade.Side) - view.Bar.Close);
        if (evaluation.Check((int)Name.BreaksSafety, beyond, Comparison.Above, 0))
            proposals.Add(new SignalProposal
            {
                Action = SignalAction.Close,
                Side = trade.Side,
                ExitReason = ExitReason.RuleClose,
                Reason = "the safety line broke",
            });
    }

    private bool Meets(Evaluation evaluation, Name name, double close, double level) =>
        evaluation.Check((int)name, Math.Abs(close - level) / level, Comparison.AtMost, _options.Tolerance);

    /// <summary>The level nearest to the close, counted up from the low or down from the high.</summary>
    private double Nearest(double close, double from, int sign)
    {
        var nearest = double.NaN;
        foreach (var ratio in Ratios)
        {
            var level = from + sign * _range.Range * ratio;
            if (!(Math.Abs(close - level) >= Math.Abs(close - nearest)))
                nearest = level;
        }

        return nearest;
    }

    private SignalProposal Entry(ToriEntry wish, in Bar bar)
    {
        var sign = wish.Side == PositionSide.Long ? 1 : -1;
        var stop = wish.Behind * (1 - sign * _options.StopBuffer);
        var confidence = _options.Confidence
            + (_options.Touches > 0 && wish.Touches >= 3 ? TouchBonus : 0)
            + (_hours?[2] > 0 ? NewYorkBonus : 0);
        return new SignalProposal
        {
            Action = SignalAction.Open,
            Side = wish.Side,
            StopLoss = stop,
            TakeProfit = bar.Close + _options.TargetR * (bar.Close - stop),
            Confidence = _gates.Adjusted(confidence, wish.Side, in bar),
            Reason = wish.Reason,
        };
    }
}
