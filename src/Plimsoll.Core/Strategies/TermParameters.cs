namespace Plimsoll.Core.Strategies;

/// <summary>The parameters that become a strategy's <see cref="StrategyTerms"/>: the same names in all of them.</summary>
internal static class TermParameters
{
    public static IReadOnlyList<StrategyParameter> Of(StrategyTerms standard, int confidence) =>
    [
        StrategyParameter.Integer("confidence", confidence, (0, 100), "Confidence of its signals"),
        .. Of(standard),
    ];

    /// <summary>For strategies that grade each signal by itself.</summary>
    public static IReadOnlyList<StrategyParameter> Of(StrategyTerms standard) =>
    [
        StrategyParameter.Number(
            "minRewardRisk", standard.MinRewardRisk, (1.5m, 20m), "Least reward : risk of an entry"),
        StrategyParameter.Number(
            "riskFraction", standard.RiskFraction, (0.001m, 0.02m), "Risk of an entry when it is sized by risk"),
        StrategyParameter.Integer(
            "confidenceThreshold", standard.ConfidenceThreshold, (0, 100), "Signals below it are stored as rejected"),
        StrategyParameter.Integer(
            "expiryHours", (int)standard.SignalLife.TotalHours, (1, 720), "Hours a signal stays valid"),
    ];

    /// <summary>Whole numbers that must grow from one name to the next.</summary>
    public static void Ascending(
        StrategyParameters parameters, IReadOnlyList<string> names, ICollection<ParameterProblem> problems)
    {
        for (var index = 1; index < names.Count; index++)
        {
            var (smaller, larger) = (parameters.Integer(names[index - 1]), parameters.Integer(names[index]));
            if (smaller >= larger)
                problems.Add(new ParameterProblem(
                    names[index - 1], "strategy.parameter",
                    $"{names[index - 1]} ({smaller}) must be below {names[index]} ({larger})", null, larger - 1));
        }
    }

    public static StrategyTerms Read(StrategyParameters parameters) => new()
    {
        MinRewardRisk = parameters.Number("minRewardRisk"),
        RiskFraction = parameters.Number("riskFraction"),
        ConfidenceThreshold = parameters.Integer("confidenceThreshold"),
        SignalLife = TimeSpan.FromHours(parameters.Integer("expiryHours")),
    };
}
