namespace Plimsoll.Core.Strategies.Tori;

/// <summary>Validated values of the parameters of <see cref="ToriDefinition"/>; fractions as fractions.</summary>
public sealed record ToriOptions
{
    public required int SwingLookback { get; init; }

    public required int FibBars { get; init; }

    public required double Tolerance { get; init; }

    public required double StopBuffer { get; init; }

    public required double TargetR { get; init; }

    public required int Confidence { get; init; }

    public required string Setup { get; init; }

    /// <summary>Least touches of the line; 0 where they do not matter.</summary>
    public required int Touches { get; init; }

    public required StrategyTerms Terms { get; init; }

    public static ToriOptions From(StrategyParameters parameters) => new()
    {
        SwingLookback = parameters.Integer("swingLookback"),
        FibBars = parameters.Integer("fibBars"),
        Tolerance = (double)parameters.Number("confluenceTolerance"),
        StopBuffer = (double)parameters.Number("stopBuffer"),
        TargetR = (double)parameters.Number("targetR"),
        Confidence = parameters.Integer("confidence"),
        Setup = parameters.Choice("setup"),
        Touches = parameters.Choice("touches") == "off" ? 0 : parameters.Integer("touches"),
        Terms = TermParameters.Read(parameters),
    };
}
