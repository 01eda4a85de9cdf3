using Plimsoll.Core.Indicators;
using Plimsoll.Core.Strategies.Gates;

namespace Plimsoll.Core.Strategies.Nbb;

/// <summary>With all six gates on an entry is worth more, and must be.</summary>
internal sealed class NbbConfidence
{
    private const int WithAllGates = 85;
    private const int Bonus = 5;
    private const double BestLabel = 0.705;

    private readonly int _least;
    private readonly Indicator? _displacement;
    private readonly Indicator? _entry;

    public NbbConfidence(NbbOptions options, IndicatorHub indicators, GateSet gates)
    {
        (_least, Terms) = (options.Confidence, options.Terms);
        if (!gates.HasAll)
            return;
        (_displacement, _entry) = (indicators.Get("displacement(10,0.7)"), indicators.Get("ote(10)"));
        _least = WithAllGates;
        Terms = options.Terms with { ConfidenceThreshold = Math.Max(WithAllGates, options.Terms.ConfidenceThreshold) };
    }

    public StrategyTerms Terms { get; }

    /// <summary>Of an entry on this bar.</summary>
    public int Now => _least
        + (_displacement?.Value > 0 ? Bonus : 0)
        + (_entry?[2] == BestLabel ? Bonus : 0);
}
