namespace Plimsoll.Core.Strategies;

/// <summary>A strategy was asked for in a way that cannot be served; <see cref="Code"/> is stable.</summary>
public sealed class StrategyException(ParameterProblem problem) : ArgumentException(problem.Message)
{
    public string Code { get; } = problem.Code;

    /// <summary>The parameter at fault, or <c>timeframe</c>.</summary>
    public string Parameter { get; } = problem.Name;
}
