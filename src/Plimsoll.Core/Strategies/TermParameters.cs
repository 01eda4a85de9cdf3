namespace Plimsoll.Core.Strategies;

/// <summary>The parameters that become a strategy's <see cref="StrategyTerms"/>: the same names in all of them.</summary>
internal static class TermParameters
{
    public static IReadOnlyList<StrategyParameter> Of(StrategyTerms standard, int confidence) =>
    [
        StrategyParameter.Number(
            "minRewardRisk", standard.MinRewardRisk, (1.5m, 20m), "Least reward : risk of an entry"),
        StrategyParameter.Number(
            "riskFraction", standard.RiskFraction, (0.001m, 0.02m), "Risk of an entry when it is sized by risk"),
        StrategyParameter.Integer("confidence", confidence, (0, 100), "Confidence of its signals"),
        StrategyParameter.Integer(
            "confidenceThreshold", standard.ConfidenceThreshold, (0, 100), "Signals below it are stored as rejected"),
        StrategyParameter.Integer(
            "expiryHours", (int)standard.SignalLife.TotalHours, (1, 720), "Hours a signal stays valid"),
    ];

    public static StrategyTerms Read(StrategyParameters parameters) => new()
    {
        MinRewardRisk = parameters.Number("minRewardRisk"),
        RiskFraction = parameters.Number("riskFraction"),
        ConfidenceThreshold = parameters.Integer("confidenceThreshold"),
        SignalLife = TimeSpan.FromHours(parameters.Integer("expiryHours")),
    };
}
