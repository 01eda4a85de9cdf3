using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Strategies.Gates;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Alpha;

/// <summary>
/// Trend, two votes: close above the fast EMA above the slow one is long, both below short. Reversion, one vote:
/// RSI(14) above 70 or the close in the upper edge of its range is short, below 30 or in the lower edge long. What is
/// known of the crowd has one and a half. Two votes enter, but not long after a move up that is too large, with RSI above
/// 80 or where longs pay a funding above 0.05 %, nor short mirrored. Stop in average true ranges. An entry with the trend aims
/// at the extreme of fifty bars of 4h, at most 3 % away, every other in units of its risk.
/// </summary>
internal sealed class AlphaStrategy : Strategy
{
    private const double TrendVotes = 2;
    private const double LeastVotes = 2;
    private const double HighRsi = 70;
    private const double LowRsi = 30;
    private const double HottestRsi = 80;
    private const double ColdestRsi = 20;
    private const double MostFunding = 0.0005;

    private readonly AlphaOptions _options;
    private readonly bool _canShort;
    private readonly GateSet _gates;
    private readonly Indicator _fast;
    private readonly Indicator _slow;
    private readonly Indicator _rsi;
    private readonly Indicator _atr;
    private readonly Microstructure _micro;
    private HighLow _range;
    private HighLow _reach;
    private Delay _before;

    public AlphaStrategy(AlphaOptions options, bool canShort, IndicatorHub indicators, GateSet gates)
    {
        (_options, _canShort, _gates) = (options, canShort, gates);
        (_fast, _slow) = (indicators.Ema(options.Fast), indicators.Ema(options.Slow));
        (_rsi, _atr) = (indicators.Rsi(14), indicators.Atr(14));
        _micro = new Microstructure(indicators.Timeframe);
        var bars = Math.Max(2, (int)(options.Window / indicators.Timeframe.Length));
        (_range, _before) = (new HighLow(bars), new Delay(bars));
        var reach = Math.Max(2, (int)(options.Reach / indicators.Timeframe.Length));
        _reach = new HighLow(reach);
        WarmupBars = new[] { options.Slow, bars + 1, reach, gates.WarmupBars }.Max();
    }

    private enum Name
    {
        LongVotes,
        NotUpTooFar,
        NotTooHot,
        ShortVotes,
        NotDownTooFar,
        NotTooCold,
        LongsNotCrowded,
        ShortsNotCrowded,
    }

    public override StrategyTerms Terms => _options.Terms;

    public override int WarmupBars { get; }

    public override IReadOnlyList<string> ConditionNames { get; } =
    [
        "votes >= 2", "move of the window <= most", "RSI <= 80",
        "votes <= -2", "move of the window >= -most", "RSI >= 20",
        "funding <= 0.05 %", "funding >= -0.05 %",
    ];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var close = view.Bar.Close;
        _range.Add(view.Bar);
        _reach.Add(view.Bar);
        var move = close / _before.Push(close) - 1;
        var place = _range.Percent(close) / 100;
        _micro.Update(in view, place);
        evaluation.State = _micro.Text;
        var trend = TrendVote(close);
        var votes = Votes(trend, place);
        var isLong = Check(evaluation, Name.LongVotes, votes, Comparison.AtLeast, LeastVotes)
            & Check(evaluation, Name.NotUpTooFar, move, Comparison.AtMost, _options.MostMove)
            & Check(evaluation, Name.NotTooHot, _rsi.Value, Comparison.AtMost, HottestRsi)
            & CheckFunding(evaluation, Name.LongsNotCrowded, Comparison.AtMost, MostFunding);
        var isShort = _canShort
            && Check(evaluation, Name.ShortVotes, votes, Comparison.AtMost, -LeastVotes)
            & Check(evaluation, Name.NotDownTooFar, move, Comparison.AtLeast, -_options.MostMove)
            & Check(evaluation, Name.NotTooCold, _rsi.Value, Comparison.AtLeast, ColdestRsi)
            & CheckFunding(evaluation, Name.ShortsNotCrowded, Comparison.AtLeast, -MostFunding);
        if (!isLong && !isShort)
            return;
        if (view.Trade is not null || view.HasWorkingEntry)
            evaluation.Block("locked");
        else
            proposals.Add(_gates.Adjust(Entry(isLong ? PositionSide.Long : PositionSide.Short, close, trend), view.Bar));
    }

    private double TrendVote(double close) =>
        close > _fast.Value && _fast.Value > _slow.Value ? TrendVotes
        : close < _fast.Value && _fast.Value < _slow.Value ? -TrendVotes
        : 0 * _slow.Value;

    // NaN until the averages, the RSI, the range and what a trend aims at are known.
    private double Votes(double trend, double place)
    {
        var isHigh = _rsi.Value > HighRsi || place > 1 - _options.RangeEdge;
        var isLow = _rsi.Value < LowRsi || place < _options.RangeEdge;
        var reversion = (isLow ? 1 : 0) - (isHigh ? 1 : 0);
        return trend + reversion + _micro.Votes + 0 * _rsi.Value * place * _reach.Range;
    }

    private SignalProposal Entry(PositionSide side, double close, double trend)
    {
        var sign = side == PositionSide.Long ? 1 : -1;
        var risk = _options.StopAtr * _atr.Value;
        return new SignalProposal
        {
            Action = SignalAction.Open,
            Side = side,
            StopLoss = close - sign * risk,
            TakeProfit = sign * trend > 0 ? TrendTarget(sign, close) : close + sign * _options.TargetR * risk,
            Confidence = _options.Confidence,
            Reason = sign > 0 ? "the vote is long" : "the vote is short",
        };
    }

    private double TrendTarget(int sign, double close) => sign > 0
        ? Math.Min(_reach.High, close * (1 + _options.MostTarget))
        : Math.Max(_reach.Low, close * (1 - _options.MostTarget));

    // Funding that nobody knows is no risk that anybody knows.
    private bool CheckFunding(Evaluation evaluation, Name name, Comparison comparison, double limit) =>
        _micro.Funding is not { } funding || Check(evaluation, name, funding, comparison, limit);

    private static bool Check(Evaluation evaluation, Name name, double left, Comparison comparison, double right) =>
        evaluation.Check((int)name, left, comparison, right);
}
