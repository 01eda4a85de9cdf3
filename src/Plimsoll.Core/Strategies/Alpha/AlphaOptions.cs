namespace Plimsoll.Core.Strategies.Alpha;

/// <summary>Validated values of the parameters of <see cref="AlphaDefinition"/>; fractions as fractions.</summary>
public sealed record AlphaOptions
{
    public required int Fast { get; init; }

    public required int Slow { get; init; }

    public required TimeSpan Window { get; init; }

    public required double RangeEdge { get; init; }

    public required double MostMove { get; init; }

    public required double StopAtr { get; init; }

    public required double TargetR { get; init; }

    /// <summary>How far back the extreme lies that a trend aims at.</summary>
    public required TimeSpan Reach { get; init; }

    public required double MostTarget { get; init; }

    public required int Confidence { get; init; }

    public required StrategyTerms Terms { get; init; }

    public static AlphaOptions From(StrategyParameters parameters) => new()
    {
        Fast = parameters.Integer("emaFast"),
        Slow = parameters.Integer("emaSlow"),
        Window = TimeSpan.FromMinutes(parameters.Integer("windowMinutes")),
        RangeEdge = (double)parameters.Number("rangeEdge"),
        MostMove = (double)parameters.Number("mostMove"),
        StopAtr = (double)parameters.Number("stopAtr"),
        TargetR = (double)parameters.Number("targetR"),
        Reach = TimeSpan.FromMinutes(parameters.Integer("reachMinutes")),
        MostTarget = (double)parameters.Number("mostTarget"),
        Confidence = parameters.Integer("confidence"),
        Terms = TermParameters.Read(parameters),
    };
}
