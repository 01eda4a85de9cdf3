using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Tori;

/// <summary>
/// Long: the close lies within the tolerance of the rising line through the last two swing lows, and of a Fibonacci
/// support (low + range × f) of the recent range; stop behind the lowest support, target <c>targetR</c> times that
/// risk. Shorts mirror it with the falling line through the highs and the resistances (high − range × f).
/// </summary>
internal sealed class ToriStrategy(ToriOptions options, bool canShort) : Strategy
{
    private static readonly double[] Ratios = [0.382, 0.5, 0.618];

    private readonly SwingLine _rising = new(options.SwingLookback, ofLows: true);
    private readonly SwingLine _falling = new(options.SwingLookback, ofLows: false);
    private HighLow _range = new(options.FibBars);
    private int _bars;

    private enum Name
    {
        NearRisingLine,
        NearSupport,
        NearFallingLine,
        NearResistance,
    }

    public override StrategyTerms Terms => options.Terms;

    public override int WarmupBars { get; } = Math.Max(2 * options.SwingLookback + 1, options.FibBars);

    public override IReadOnlyList<string> ConditionNames { get; } =
    [
        "distance to rising line <= tolerance", "distance to a support <= tolerance",
        "distance to falling line <= tolerance", "distance to a resistance <= tolerance",
    ];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var close = view.Bar.Close;
        _rising.Add(view.Bar);
        _falling.Add(view.Bar);
        _range.Add(view.Bar);
        if (_bars < WarmupBars && ++_bars < WarmupBars)
        {
            evaluation.Block("indicator.warming_up");
            return;
        }

        var isLong = Meets(evaluation, Name.NearRisingLine, close, _rising.Value)
            & Meets(evaluation, Name.NearSupport, close, Nearest(close, _range.Low, 1));
        var isShort = !isLong && canShort
            && Meets(evaluation, Name.NearFallingLine, close, _falling.Value)
            & Meets(evaluation, Name.NearResistance, close, Nearest(close, _range.High, -1));
        if (!isLong && !isShort)
            return;
        if (view.Trade is not null || view.HasWorkingEntry)
            evaluation.Block("locked");
        else
            proposals.Add(isLong ? Entry(PositionSide.Long, close) : Entry(PositionSide.Short, close));
    }

    private bool Meets(Evaluation evaluation, Name name, double close, double level) =>
        evaluation.Check((int)name, Math.Abs(close - level) / level, Comparison.AtMost, options.Tolerance);

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

    private SignalProposal Entry(PositionSide side, double close)
    {
        var sign = side == PositionSide.Long ? 1 : -1;
        var farthest = (sign > 0 ? _range.Low : _range.High) + sign * _range.Range * Ratios[0];
        var stop = farthest * (1 - sign * options.StopBuffer);
        return new SignalProposal
        {
            Action = SignalAction.Open,
            Side = side,
            StopLoss = stop,
            TakeProfit = close + options.TargetR * (close - stop),
            Confidence = options.Confidence,
            Reason = sign > 0 ? "rising line and support meet" : "falling line and resistance meet",
        };
    }
}
