using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.JadeCap;

/// <summary>With the gate of the sweep on an entry is worth more, and must be.</summary>
internal sealed class JadeCapConfidence
{
    private const int WithSweep = 82;
    private const int Threshold = 80;
    private const int VolumeBonus = 8;
    private const int VolatilityBonus = 5;

    private readonly int _least;
    private readonly GateMeasure? _volume;
    private readonly VolatilityRegime? _volatility;

    public JadeCapConfidence(JadeCapOptions options, IndicatorHub indicators, GateSet gates)
    {
        (_least, Terms) = (options.Confidence, options.Terms);
        if (!gates.Has(GateCatalog.SessionSweep))
            return;
        var inputs = new GateInputs(indicators);
        (_volume, _volatility) = (GateCatalog.VolumeDisplacement.Create(inputs), new VolatilityRegime(inputs));
        _least = WithSweep;
        Terms = options.Terms with { ConfidenceThreshold = Math.Max(Threshold, options.Terms.ConfidenceThreshold) };
    }

    public StrategyTerms Terms { get; }

    public int Of(PositionSide side, in Bar bar)
    {
        if (_volume is null)
            return _least;
        var (left, _, right) = _volume(side == PositionSide.Long ? 1 : -1, in bar);
        return _least + (left > right ? VolumeBonus : 0) + (_volatility!.IsHigh ? VolatilityBonus : 0);
    }
}
