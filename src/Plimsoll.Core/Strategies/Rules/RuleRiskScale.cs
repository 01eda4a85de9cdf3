namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Entries shrink as an indicator of risk rises.</summary>
/// <param name="Risk">A field that runs from 0 to 100.</param>
public sealed record RuleRiskScale(RuleOperand.Output Risk)
{
    public const decimal LeastFraction = 0.005m;
    public const decimal MostFraction = 0.10m;

    // The table of the specification; straight lines between its points, flat beyond its ends.
    private static readonly (double Risk, double Times)[] Table = [(20, 1.2), (40, 1.0), (60, 0.75), (70, 0.55)];

    /// <summary>How many times the wished size.</summary>
    public static double TimesAt(double risk)
    {
        if (risk <= Table[0].Risk)
            return Table[0].Times;
        for (var point = 1; point < Table.Length; point++)
            if (risk <= Table[point].Risk)
                return Between(Table[point - 1], Table[point], risk);
        return Table[^1].Times;
    }

    /// <summary>The fraction of equity that is left of a wish.</summary>
    public static decimal Scale(decimal fraction, double risk) =>
        Math.Clamp(fraction * (decimal)TimesAt(risk), LeastFraction, MostFraction);

    private static double Between((double Risk, double Times) low, (double Risk, double Times) high, double risk) =>
        low.Times + (high.Times - low.Times) * (risk - low.Risk) / (high.Risk - low.Risk);
}
