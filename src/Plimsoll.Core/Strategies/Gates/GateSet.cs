using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Gates;

/// <summary>
/// The gates of a strategy that are switched on. Their conditions stand behind the strategy's own in the table; without
/// any gate it costs nothing.
/// </summary>
internal sealed class GateSet
{
    private readonly GateKind[] _kinds;
    private readonly GateMeasure[] _measures;
    private readonly int _firstCondition;

    /// <param name="offered">All that the strategy offers.</param>
    /// <param name="parameters">Which of them are on.</param>
    /// <param name="hub">Indicators of the strategy.</param>
    /// <param name="firstCondition">Number of the strategy's own conditions.</param>
    public GateSet(
        IReadOnlyList<GateKind> offered, StrategyParameters parameters, IndicatorHub hub, int firstCondition)
    {
        var inputs = new GateInputs(hub);
        _kinds = [.. offered.Where(kind => parameters.IsOn(kind.Name))];
        _measures = [.. _kinds.Select(kind => kind.Create(inputs))];
        _firstCondition = firstCondition;
        Confidence = parameters.IsOn(ConfidenceAdjustment.Switch) ? new ConfidenceAdjustment(inputs) : null;
        WarmupBars = inputs.WarmupBars;
        HasAll = _kinds.Length == offered.Count;
    }

    /// <summary>Own bars until every gate has a value.</summary>
    public int WarmupBars { get; }

    public IEnumerable<string> ConditionNames => _kinds.Select(kind => $"gate {kind.Name}: {kind.Condition}");

    /// <summary>Null where confidence is not adjusted.</summary>
    public ConfidenceAdjustment? Confidence { get; }

    /// <summary>The switches of a strategy that offers these gates.</summary>
    public static IEnumerable<StrategyParameter> Parameters(IEnumerable<GateKind> offered) =>
        [.. offered.Select(kind => kind.Parameter), ConfidenceAdjustment.Parameter];

    /// <summary>Timeframes of higher bars that what is switched on looks at.</summary>
    public static IEnumerable<Timeframe> HigherTimeframes(
        IEnumerable<GateKind> offered, StrategyParameters parameters) =>
        offered.Where(kind => parameters.IsOn(kind.Name)).Select(kind => kind.Higher)
            .Append(parameters.IsOn(ConfidenceAdjustment.Switch) ? GateCatalog.HtfBias.Higher : null)
            .OfType<Timeframe>().Distinct();

    /// <summary>Whether every gate that the strategy offers is on.</summary>
    public bool HasAll { get; }

    public bool Has(GateKind kind) => Array.IndexOf(_kinds, kind) >= 0;

    /// <summary>Whether every gate lets the side through. All are compared, so that "why no trade" shows each.</summary>
    public bool Admit(PositionSide side, in Bar bar, Evaluation evaluation)
    {
        var sign = side == PositionSide.Long ? 1 : -1;
        var admits = true;
        for (var i = 0; i < _kinds.Length; i++)
        {
            var (left, comparison, right) = _measures[i](sign, in bar);
            if (evaluation.Check(_firstCondition + i, left, comparison, right))
                continue;
            evaluation.Block(_kinds[i].Blocker);
            admits = false;
        }

        return admits;
    }

    /// <summary>The entry with its confidence adjusted where that is switched on.</summary>
    public SignalProposal Adjust(SignalProposal entry, in Bar bar) =>
        Confidence is null ? entry : entry with { Confidence = Adjusted(entry.Confidence, entry.Side, in bar) };

    /// <summary>The confidence of an entry, adjusted where that is switched on.</summary>
    public int Adjusted(int confidence, PositionSide side, in Bar bar) =>
        Confidence is { } adjustment
            ? Math.Clamp(confidence + adjustment.Of(side == PositionSide.Long ? 1 : -1, in bar), 0, 100)
            : Math.Clamp(confidence, 0, 100);
}
