namespace Plimsoll.Api;

/// <summary>
/// Carries a problem out of a place that cannot return one (binding, hub, middleware). Handlers return the problem.
/// </summary>
internal sealed class ProblemException(ApiProblem problem) : Exception(problem.Detail)
{
    public ApiProblem Problem { get; } = problem;
}
