using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.EmaRsi;

/// <summary>
/// Pull-back long: close above the trend average, fast above middle average, RSI below 40, volume not thin. Breakout
/// long: close above the highest high of the bars before with RSI above 60. Exits: RSI above 80 in profit, or time.
/// Shorts mirror it, RSI as 100 − RSI.
/// </summary>
internal sealed class EmaRsiStrategy : Strategy
{
    private const double Weak = 40;
    private const double Strong = 60;
    private const double Extreme = 80;

    private readonly EmaRsiOptions _options;
    private readonly GateSet _gates;
    private readonly Indicator _fast;
    private readonly Indicator _middle;
    private readonly Indicator _trend;
    private readonly Indicator _rsi;
    private readonly TimeSpan _barLength;
    private RollingMean _volume;
    private HighLow _before;
    private int _barsSeen;

    public EmaRsiStrategy(EmaRsiOptions options, IndicatorHub indicators, GateSet gates)
    {
        (_options, _gates) = (options, gates);
        _barLength = indicators.Timeframe.Length;
        _fast = indicators.Ema(options.Fast);
        _middle = indicators.Ema(options.Middle);
        _trend = indicators.Ema(options.Trend);
        _rsi = indicators.Rsi(options.RsiPeriod);
        _volume = new RollingMean(options.VolumePeriod);
        _before = new HighLow(options.BreakoutBars);
        int[] needs = [options.Trend, options.RsiPeriod + 1, options.VolumePeriod, options.BreakoutBars + 1, gates.WarmupBars];
        WarmupBars = needs.Max();
    }

    private enum Name
    {
        AboveTrend,
        FastAboveMiddle,
        IsWeak,
        HasVolume,
        BreaksOut,
        IsStrong,
        IsExtreme,
        IsInProfit,
        TimeIsOver,
    }

    public override StrategyTerms Terms => _options.Terms;

    public override int WarmupBars { get; }

    // Shorts see prices and RSI mirrored, so the same names hold for them.
    public override IReadOnlyList<string> ConditionNames { get; } =
    [
        "close beyond trend EMA", "fast EMA beyond middle EMA", "RSI < 40 (short: > 60)", "volume >= share of mean",
        "close beyond extreme of the bars before", "RSI > 60 (short: < 40)", "RSI > 80 (short: < 20)",
        "gain >= least gain", "trade age in hours >= limit",
    ];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var meanVolume = double.IsNaN(view.Bar.Volume) ? double.NaN : _volume.Add(view.Bar.Volume);
        var (high, low) = (_before.High, _before.Low);
        _before.Add(view.Bar);
        _barsSeen = Math.Min(_barsSeen + 1, WarmupBars);
        if (view.Trade is { } trade)
            Manage(trade, in view, evaluation, proposals);
        else if (view.HasWorkingEntry)
            evaluation.Block("locked");
        else if (_barsSeen < WarmupBars)
            evaluation.Block("indicator.warming_up");
        else if (Entry(new Sight(1, view.Bar, high, meanVolume), evaluation) is { } bought)
            proposals.Add(_gates.Adjust(bought, view.Bar));
        else if (_options.AllowsShort && Entry(new Sight(-1, view.Bar, low, meanVolume), evaluation) is { } sold)
            proposals.Add(_gates.Adjust(sold, view.Bar));
    }

    /// <summary>A bar as one direction sees it.</summary>
    private readonly record struct Sight(int Sign, Bar Bar, double Extreme, double MeanVolume)
    {
        public double Close => Bar.Close;

        public PositionSide Side => Sign > 0 ? PositionSide.Long : PositionSide.Short;
    }

    private SignalProposal? Entry(in Sight sight, Evaluation evaluation)
    {
        var sign = sight.Sign;
        var strength = sign > 0 ? _rsi.Value : 100 - _rsi.Value;
        var isPullback = Check(evaluation, Name.AboveTrend, sign * sight.Close, Comparison.Above, sign * _trend.Value)
            & Check(evaluation, Name.FastAboveMiddle, sign * _fast.Value, Comparison.Above, sign * _middle.Value)
            & Check(evaluation, Name.IsWeak, strength, Comparison.Below, Weak)
            & Check(
                evaluation, Name.HasVolume, sight.Bar.Volume, Comparison.AtLeast,
                _options.LeastVolume * sight.MeanVolume);
        if (isPullback)
            return Pullback(in sight, strength);
        var isBreakout = Check(evaluation, Name.BreaksOut, sign * sight.Close, Comparison.Above, sign * sight.Extreme)
            & Check(evaluation, Name.IsStrong, strength, Comparison.Above, Strong);
        return isBreakout ? Breakout(in sight) : null;
    }

    private SignalProposal Pullback(in Sight sight, double strength) => new()
    {
        Action = SignalAction.Open,
        Side = sight.Side,
        StopLoss = sight.Close * (1 - sight.Sign * _options.StopFraction),
        TakeProfit = sight.Close * (1 + sight.Sign * _options.TargetFraction),
        Confidence = strength <= 20 ? 90 : strength <= 30 ? 80 : 70,
        Reason = "pull-back in the trend",
    };

    private SignalProposal Breakout(in Sight sight)
    {
        var stop = sight.Extreme * (1 - sight.Sign * _options.BreakoutStop);
        var percent = sight.Sign * (sight.Close / sight.Extreme - 1) * 100;
        return new SignalProposal
        {
            Action = SignalAction.Open,
            Side = sight.Side,
            StopLoss = stop,
            TakeProfit = sight.Close + _options.BreakoutTargetR * (sight.Close - stop),
            Confidence = (int)Math.Min(80, 60 + 10 * percent),
            Reason = "breakout",
        };
    }

    private void Manage(
        OpenTrade trade, in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var strength = trade.Side == PositionSide.Long ? _rsi.Value : 100 - _rsi.Value;
        var isDone = Check(evaluation, Name.IsExtreme, strength, Comparison.Above, Extreme)
            & Check(evaluation, Name.IsInProfit, trade.GainAt(view.Bar.Close), Comparison.AtLeast, _options.ExitGain);
        var hours = (view.Bar.OpenTime + _barLength - trade.OpenedAt).TotalHours;
        var isOver = Check(evaluation, Name.TimeIsOver, hours, Comparison.AtLeast, _options.LongestTrade.TotalHours);
        if (isDone || isOver)
            proposals.Add(new SignalProposal
            {
                Action = SignalAction.Close,
                Side = trade.Side,
                ExitReason = isDone ? ExitReason.RuleClose : ExitReason.Time,
                Reason = isDone ? "RSI extreme in profit" : "time is over",
            });
    }

    private static bool Check(Evaluation evaluation, Name name, double left, Comparison comparison, double right) =>
        evaluation.Check((int)name, left, comparison, right);
}
