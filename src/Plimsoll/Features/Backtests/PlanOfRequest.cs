using Plimsoll.Api;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Features.Backtests;

/// <summary>Plans out of requests that came by the API: they name a dataset or a seed, never a file.</summary>
internal static class PlanOfRequest
{
    /// <summary>Null when there are problems; all of them are found at once.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="strategy">The one that the request names; null where there is none.</param>
    /// <param name="problems">Takes every problem.</param>
    public static BacktestPlan? TryRead(
        BacktestRequest request, StrategyDefinition? strategy, FieldProblems problems)
    {
        var source = Source(request);
        if (request is { Dataset: not null, Datasets: not null })
            problems.Format(false, "datasets", "Give either dataset or datasets.");
        else if (source is null)
            problems.Add(new FieldProblem(
                "dataset", "validation.required", "Give either a dataset, a session or a syntheticSeed of 0 or more."));
        problems.Format(
            request.Ticks is not true || request.SyntheticSeed is not null, "ticks",
            "Only the synthetic market has trades here.");
        if (strategy is null)
            problems.OneOf(request.Strategy, "strategy", [.. StrategyCatalog.All.Select(one => one.Name)]);
        return new RequestReader(request, new NamedThings(source, strategy), problems).Read();
    }

    private static BarSource? Source(BacktestRequest request) => request switch
    {
        { Session: { Length: > 0 } session, Dataset: null, Datasets: null, SyntheticSeed: null } =>
            new BarSource.Session(session),
        { Session: not null } => null,
        { Dataset: { Length: > 0 } name, Datasets: null, SyntheticSeed: null } => new BarSource.Datasets([name]),
        { Dataset: null, Datasets: { Count: > 0 } names, SyntheticSeed: null } => new BarSource.Datasets(names),
        { Dataset: null, Datasets: null, SyntheticSeed: >= 0 and var seed } =>
            new BarSource.Synthetic((ulong)seed, request.Ticks ?? false),
        _ => null,
    };
}
