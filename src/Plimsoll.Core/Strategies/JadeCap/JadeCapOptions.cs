using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.JadeCap;

/// <summary>Validated values of the parameters of <see cref="JadeCapDefinition"/>; fractions as fractions.</summary>
public sealed record JadeCapOptions
{
    public required Timeframe Higher { get; init; }

    public required int Fast { get; init; }

    public required int Slow { get; init; }

    public required int SlopeBars { get; init; }

    public required int Pullback { get; init; }

    public required double PullbackTolerance { get; init; }

    public required double StopBuffer { get; init; }

    public required double TargetR { get; init; }

    public required TrailingStop Trailing { get; init; }

    public required int Confidence { get; init; }

    public required StrategyTerms Terms { get; init; }

    public static JadeCapOptions From(StrategyParameters parameters) => new()
    {
        Higher = Timeframe.Of(parameters.Choice("htf")),
        Fast = parameters.Integer("emaFast"),
        Slow = parameters.Integer("emaSlow"),
        SlopeBars = parameters.Integer("slopeBars"),
        Pullback = parameters.Integer("pullbackEma"),
        PullbackTolerance = (double)parameters.Number("pullbackTolerance"),
        StopBuffer = (double)parameters.Number("stopBuffer"),
        TargetR = (double)parameters.Number("targetR"),
        Trailing = new TrailingStop(parameters.Number("trailingStopPercent") / 100m, ArmAtR: 1m),
        Confidence = parameters.Integer("confidence"),
        Terms = TermParameters.Read(parameters),
    };
}
