using System.Globalization;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Trinity;

/// <summary>
/// Score of five: close above the long average; ADX above 25; close above the EMA after the bar before touched its own;
/// RSI below 40 in the window; volume above its mean. Enough of them: long. It leaves when Supertrend(10,3) turns down,
/// the close falls below the long average, or RSI passes 75. By weight instead of five: <see cref="WeightedConfluence"/>.
/// </summary>
internal sealed class TrinityStrategy : Strategy
{
    private const double Trending = 25;
    private const double WeakRsi = 40;
    private const double HotRsi = 75;
    private const int ScoreOfOne = 20;
    private const int Strong = 80;

    private readonly TrinityOptions _options;
    private readonly Indicator _trend;
    private readonly Indicator _adx;
    private readonly Indicator _ema;
    private readonly Indicator _rsi;
    private readonly Indicator _volume;
    private readonly Indicator _supertrend;
    private readonly WeightedConfluence? _weighted;
    private readonly SecondaryScore? _secondary;
    private readonly int _leastScore;
    private readonly int _pointsOfOne;
    private RollingExtreme _weakest;
    private double _lastLow = double.NaN;
    private double _lastEma = double.NaN;
    private double _lastDirection = double.NaN;

    public TrinityStrategy(TrinityOptions options, IndicatorHub indicators)
    {
        _options = options;
        _trend = indicators.Sma(options.TrendPeriod);
        _adx = indicators.Get("adx(14)");
        _ema = indicators.Ema(options.EmaPeriod);
        _rsi = indicators.Rsi(14);
        _volume = indicators.Get("volume_sma(20)");
        _supertrend = indicators.Get("supertrend(10,3)");
        _weakest = RollingExtreme.Lowest(options.RsiWindowBars);
        (_leastScore, _pointsOfOne) =
            options.IsWeighted ? (WeightedConfluence.LeastPoints, 1) : (options.LeastScore, ScoreOfOne);
        _secondary = options.IsWeighted ? new SecondaryScore(indicators) : null;
        _weighted = options.IsWeighted ? new WeightedConfluence(options, indicators) : null;
        ConditionNames = _weighted is null ? OwnConditions : [.. OwnConditions, .. WeightedConfluence.ConditionNames];
        Indicator[] needs = [_trend, _adx, _ema, _rsi, _supertrend];
        WarmupBars = needs.Max(one => one.WarmupBars) + 1;
    }

    private enum Name
    {
        AboveTrend,
        Trends,
        HadTouched,
        AboveAverage,
        WasWeak,
        HasVolume,
        HasScore,
        TurnsDown,
        BelowTrend,
        IsHot,
    }

    public override StrategyTerms Terms => _options.Terms;

    public override int WarmupBars { get; }

    public override IReadOnlyList<string> ConditionNames { get; }

    private static IReadOnlyList<string> OwnConditions { get; } =
    [
        "close > long average", "ADX > 25", "previous low <= its EMA", "close > EMA", "lowest RSI of the window < 40",
        "volume > mean volume", "score >= least score", "Supertrend turned down", "close < long average", "RSI > 75",
    ];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        _weakest.Add(_rsi.Value);
        _secondary?.Look(view.Bar);
        var score = _weighted?.Points(view.Bar, evaluation, OwnConditions.Count) ?? Score(in view, evaluation);
        var shallExit = Exits(in view, evaluation);
        (_lastLow, _lastEma, _lastDirection) = (view.Bar.Low, _ema.Value, _supertrend[1]);
        if (!_trend.IsWarm || !_adx.IsWarm)
        {
            evaluation.Block("indicator.warming_up");
            return;
        }

        if (view.Trade is { } trade)
            Leave(trade, shallExit, proposals);
        else if (Check(evaluation, Name.HasScore, score, Comparison.AtLeast, _leastScore))
            Enter(in view, score * _pointsOfOne, evaluation, proposals);
    }

    private int Score(in StrategyView view, Evaluation evaluation)
    {
        var close = view.Bar.Close;
        var hasBounced = Check(evaluation, Name.HadTouched, _lastLow, Comparison.AtMost, _lastEma)
            & Check(evaluation, Name.AboveAverage, close, Comparison.Above, _ema.Value);
        return Count(Check(evaluation, Name.AboveTrend, close, Comparison.Above, _trend.Value))
            + Count(Check(evaluation, Name.Trends, _adx.Value, Comparison.Above, Trending))
            + Count(hasBounced)
            + Count(Check(evaluation, Name.WasWeak, _weakest.Value, Comparison.Below, WeakRsi))
            + Count(Check(evaluation, Name.HasVolume, view.Bar.Volume, Comparison.Above, _volume.Value));
    }

    private bool Exits(in StrategyView view, Evaluation evaluation)
    {
        if (view.Trade is null)
            return false;
        var turns = _lastDirection > 0
            && Check(evaluation, Name.TurnsDown, _supertrend[1], Comparison.Below, 0);
        return turns
            | Check(evaluation, Name.BelowTrend, view.Bar.Close, Comparison.Below, _trend.Value)
            | Check(evaluation, Name.IsHot, _rsi.Value, Comparison.Above, HotRsi);
    }

    private static void Leave(OpenTrade trade, bool shallExit, ICollection<SignalProposal> proposals)
    {
        if (shallExit)
            proposals.Add(new SignalProposal
            {
                Action = SignalAction.Close,
                Side = trade.Side,
                ExitReason = ExitReason.RuleClose,
                Reason = "the confluence is over",
            });
    }

    private void Enter(
        in StrategyView view, int points, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        if (view.HasWorkingEntry)
        {
            evaluation.Block("locked");
            return;
        }

        proposals.Add(new SignalProposal
        {
            Action = SignalAction.Open,
            Side = PositionSide.Long,
            StopLoss = view.Bar.Close * (1 - _options.StopFraction),
            TakeProfit = view.Bar.Close * (1 + _options.TargetFraction),
            Confidence = points,
            Reason = ReasonOf(points),
        });
    }

    private string ReasonOf(int points)
    {
        var strength = points >= Strong ? "strong confluence" : "moderate confluence";
        return _secondary is null
            ? strength
            : string.Create(CultureInfo.InvariantCulture, $"{strength}, secondary score {_secondary.Value:0.#}");
    }

    private static int Count(bool isMet) => isMet ? 1 : 0;

    private static bool Check(Evaluation evaluation, Name name, double left, Comparison comparison, double right) =>
        evaluation.Check((int)name, left, comparison, right);
}
