using Plimsoll.Core.Strategies.Gates;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Gaps;

/// <summary>
/// Long: a limit at the middle of a live bullish gap to which no bar has come yet, while the higher bars rise, that
/// middle is in the lower half of the range, and the gap's score is enough. Stop beyond the far edge, target the last
/// swing high or <c>targetR</c> times that risk, whichever is farther; the order lives no longer than the gap. Shorts
/// mirror it. Of several gaps the one with the best score, of equal ones the newest.
/// </summary>
internal sealed class GapStrategy : Strategy
{
    // Sums of tenths differ in their last digits.
    private const double Noise = 1e-9;

    private readonly GapOptions _options;
    private readonly bool _canShort;
    private readonly GapInputs _inputs;
    private readonly GateSet _gates;
    private int _bars;

    public GapStrategy(GapOptions options, bool canShort, GapInputs inputs, GateSet gates)
    {
        (_options, _canShort, _inputs, _gates) = (options, canShort, inputs, gates);
        WarmupBars = Math.Max(inputs.WarmupBars, gates.WarmupBars);
        ConditionNames = [.. OwnConditions, .. gates.ConditionNames];
    }

    private enum Name
    {
        Rises,
        BullishScore,
        InDiscount,
        Falls,
        BearishScore,
        AtPremium,
    }

    public override StrategyTerms Terms => _options.Terms;

    public override int WarmupBars { get; }

    public override IReadOnlyList<string> ConditionNames { get; }

    public static IReadOnlyList<string> OwnConditions { get; } =
    [
        "trend of the higher bars > 0", "score of the bullish gap whose middle waits >= least score",
        "middle of the bullish gap < half of the range", "trend of the higher bars < 0",
        "score of the bearish gap whose middle waits >= least score", "middle of the bearish gap > half of the range",
    ];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        if (_bars < WarmupBars && ++_bars < WarmupBars)
        {
            evaluation.Block("indicator.warming_up");
            return;
        }

        var (bullish, bearish) = (Best(1), _canShort ? Best(-1) : -1);
        var isLong = Check(evaluation, Name.Rises, _inputs.Trend, Comparison.Above, 0)
            & Check(evaluation, Name.BullishScore, Score(bullish), Comparison.AtLeast, _options.LeastScore - Noise)
            & IsIn(evaluation, Name.InDiscount, bullish, Comparison.Below);
        var isShort = _canShort
            && Check(evaluation, Name.Falls, _inputs.Trend, Comparison.Below, 0)
            & Check(evaluation, Name.BearishScore, Score(bearish), Comparison.AtLeast, _options.LeastScore - Noise)
            & IsIn(evaluation, Name.AtPremium, bearish, Comparison.Above);
        if (!isLong && !isShort)
            return;
        var side = isLong ? PositionSide.Long : PositionSide.Short;
        if (!_gates.Admit(side, view.Bar, evaluation))
            return;
        if (view.Trade is not null || view.HasWorkingEntry)
            evaluation.Block("locked");
        else
            proposals.Add(Entry(side, isLong ? bullish : bearish, in view));
    }

    // Place in the book of the best waiting gap of a side; −1 without one.
    private int Best(int side)
    {
        var best = -1;
        for (var i = 0; i < _inputs.Book.Count; i++)
        {
            ref readonly var gap = ref _inputs.Book[i];
            if (gap.IsWaiting && gap.Side == side && !(Score(best) > gap.Score))
                best = i;
        }

        return best;
    }

    private double Score(int place) => place < 0 ? 0 : _inputs.Book[place].Score;

    // Without a gap there is nothing to compare.
    private bool IsIn(Evaluation evaluation, Name name, int place, Comparison side) =>
        place >= 0 && Check(evaluation, name, _inputs.Book[place].Middle, side, _inputs.Half);

    private SignalProposal Entry(PositionSide side, int place, in StrategyView view)
    {
        ref readonly var gap = ref _inputs.Book[place];
        var (sign, entry) = (gap.Side, gap.Middle);
        var stop = gap.Far * (1 - sign * _options.StopBuffer);
        var reward = entry + _options.TargetR * (entry - stop);
        var swing = sign > 0 ? _inputs.SwingHigh : _inputs.SwingLow;
        return new SignalProposal
        {
            Action = SignalAction.Open,
            Side = side,
            OrderType = OrderType.Limit,
            Price = entry,
            Life = _inputs.BarLength * _inputs.Book.BarsLeft(place),
            StopLoss = stop,
            TakeProfit = sign * (swing - reward) > 0 ? swing : reward,
            Confidence = _gates.Adjusted(_options.Confidence, side, view.Bar),
            Reason = sign > 0 ? "middle of a bullish gap, rising trend" : "middle of a bearish gap, falling trend",
        };
    }

    private static bool Check(Evaluation evaluation, Name name, double left, Comparison comparison, double right) =>
        evaluation.Check((int)name, left, comparison, right);
}
