using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Fabio;

/// <summary>
/// Event 1: a close beyond the value area of the bars before arms a side and keeps that profile. Event 2, on a later bar
/// within the expiry: the close before lies on the broken side of the point of control and this close near it: enter,
/// stop beyond the far side of the area. A close beyond the stop, an opposite breakout or the expiry disarms. Where the
/// entry is at the low volume node, a limit waits there from the breakout on: its fill is the retest.
/// </summary>
internal sealed class FabioStrategy(
    FabioOptions options, Instrument instrument, IndicatorHub indicators, GateSet gates) : Strategy
{
    private readonly VolumeProfile _profile = new(
        options.Lookback, options.ValueAreaShare, (double)instrument.PriceIncrement);

    private readonly Indicator? _balance = options.NeedsBalance ? indicators.Get("balance(10)") : null;

    private readonly ImpulseLeg? _leg =
        options.EntersAtNode ? new ImpulseLeg(options, (double)instrument.PriceIncrement) : null;

    private FailedBreak _failure = new();
    private double _wasBalanced = double.NaN;
    private bool _isBroken;
    private ValueArea? _armed;
    private int _age;
    private double _lastClose = double.NaN;

    private enum Name
    {
        BreaksUp,
        BreaksDown,
        WasBeyondControl,
        NearControl,
        WasBalanced,
        HasNode,
    }

    public override StrategyTerms Terms => options.Terms;

    public override int WarmupBars { get; } = Math.Max(options.Lookback + 1, gates.WarmupBars);

    public override IReadOnlyList<string> ConditionNames { get; } = [.. OwnConditions, .. gates.ConditionNames];

    public static IReadOnlyList<string> OwnConditions { get; } =
    [
        "close > value area high + buffer", "close < value area low - buffer",
        "previous close beyond point of control", "distance to point of control <= tolerance",
        "gate balance: balance before the break > 0", "gate lvnEntry: low volume node of the leg before the stop > 0",
    ];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var (close, before) = (view.Bar.Close, _lastClose);
        _lastClose = close;
        var retested = Retest(evaluation, view.Bar, before);
        if (double.IsNaN(_profile.PointOfControl))
            evaluation.Block("indicator.warming_up");
        var failed = options.TradesFailures ? _failure.Look(view.Bar) : null;
        _leg?.Add(view.Bar);
        Breakout(evaluation, view.Bar);
        _profile.Add(view.Bar);
        _wasBalanced = _balance?.Value ?? 1;
        if (retested is { } area)
            Propose(Entry(area, close), in view, evaluation, proposals);
        else if (_leg is not null && _age == 0 && _armed is { } broken
            && gates.Admit(broken.Side, view.Bar, evaluation))
            Propose(AtNode(broken), in view, evaluation, proposals);
        else if (failed is { } failure && Reversal(failure) is var reversal && CanEnter(reversal.Side)
            && gates.Admit(reversal.Side, view.Bar, evaluation))
            Propose(reversal, in view, evaluation, proposals);
    }

    private bool CanEnter(PositionSide side) => side == PositionSide.Long || instrument.CanShort;

    private void Propose(
        SignalProposal entry, in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        if (view.Trade is not null || view.HasWorkingEntry)
            evaluation.Block("locked");
        else
            proposals.Add(entry with { Confidence = gates.Adjusted(options.Confidence, entry.Side, view.Bar) });
    }

    // The memory must not depend on what the account did with a retest: it disarms in any case.
    private ValueArea? Retest(Evaluation evaluation, in Bar bar, double before)
    {
        if (_armed is not { } area)
            return null;
        var close = bar.Close;
        if (++_age > options.RetestExpiryBars || area.Sign * close < area.Sign * area.Stop(options)
            || (_leg is not null && area.IsBack(in bar)))
        {
            _armed = null;
            return null;
        }

        if (_leg is not null)
            return null;
        var sign = area.Sign;
        var isRetest =
            Check(evaluation, Name.WasBeyondControl, sign * before, Comparison.Above, sign * area.Control)
            & Check(
                evaluation, Name.NearControl, Math.Abs(close - area.Control) / area.Control, Comparison.AtMost,
                options.RetestTolerance);
        if (!isRetest || !gates.Admit(area.Side, in bar, evaluation))
            return null;
        _armed = null;
        return area;
    }

    // A side that is armed keeps its first profile until it is disarmed.
    private void Breakout(Evaluation evaluation, in Bar bar)
    {
        var close = bar.Close;
        var up = new ValueArea(
            PositionSide.Long, _profile.PointOfControl, _profile.ValueAreaHigh, _profile.ValueAreaLow);
        if (Check(evaluation, Name.BreaksUp, close, Comparison.Above, up.BreakLevel(options)))
            Break(up, evaluation, in bar);
        var down = new ValueArea(
            PositionSide.Short, _profile.PointOfControl, _profile.ValueAreaLow, _profile.ValueAreaHigh);
        if (Check(evaluation, Name.BreaksDown, close, Comparison.Below, down.BreakLevel(options)))
            Break(down, evaluation, in bar);
        _isBroken = close > up.BreakLevel(options) || close < down.BreakLevel(options);
    }

    private void Break(ValueArea area, Evaluation evaluation, in Bar bar)
    {
        if (!_isBroken)
            _failure.Begin(area, in bar);
        if (_armed?.Side == area.Side)
            return;
        _armed = Armed(area, evaluation);
        _age = 0;
    }

    // An opposite break disarms, whether it can be traded or not.
    private ValueArea? Armed(ValueArea area, Evaluation evaluation)
    {
        if (!CanEnter(area.Side))
            return null;
        if (_balance is not null && !Check(evaluation, Name.WasBalanced, _wasBalanced, Comparison.Above, 0))
        {
            evaluation.Block(GateCatalog.Balance.Blocker);
            return null;
        }

        if (_leg is null)
            return area;
        var node = _leg.Node(area.Sign);
        var isBefore = area.Sign * (node - area.Stop(options)) > 0;
        if (Check(evaluation, Name.HasNode, isBefore ? node : 0, Comparison.Above, 0))
            return area with { Control = node };
        evaluation.Block("gate.lvnEntry");
        return null;
    }

    // Against the break: stop beyond its extreme, target the control.
    private SignalProposal Reversal(ValueArea area) => new()
    {
        Action = SignalAction.Open,
        Side = area.Side == PositionSide.Long ? PositionSide.Short : PositionSide.Long,
        StopLoss = _failure.Extreme * (1 + area.Sign * options.StopBuffer),
        TakeProfit = area.Control,
        Reason = "break of the value area failed",
    };

    private SignalProposal Entry(ValueArea area, double close) => new()
    {
        Action = SignalAction.Open,
        Side = area.Side,
        StopLoss = area.Stop(options),
        TakeProfit = area.Target(options, close),
        Reason = "point of control retested after the breakout",
    };

    private SignalProposal AtNode(ValueArea area) => Entry(area, area.Control) with
    {
        OrderType = OrderType.Limit,
        Price = area.Control,
        Life = indicators.Timeframe.Length * options.RetestExpiryBars,
        Reason = "low volume node of the leg that broke out",
    };

    private static bool Check(Evaluation evaluation, Name name, double left, Comparison comparison, double right) =>
        evaluation.Check((int)name, left, comparison, right);
}
