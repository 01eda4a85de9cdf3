using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Core.Strategies.Rules;

namespace Plimsoll.Features.Strategies;

/// <summary>Reads documents that requests carry, and answers what is wrong with them.</summary>
internal static class RuleProblems
{
    /// <summary>Null when there is any problem. Variants are looked up among the caller's.</summary>
    public static async Task<RuleDocument?> TryReadAsync(
        JsonElement document, ICollection<RuleProblem> problems, StrategyCall call) =>
        RuleReader.TryRead(
            document.GetRawText(), problems, await StrategyVariants.OfAsync(call.Database, call.User.Id, call.Stop));

    /// <summary>A refusal with every problem; <c>field</c> is the JSON pointer in the document.</summary>
    public static ApiProblem Refusal(IReadOnlyList<RuleProblem> problems) => new(
        StatusCodes.Status422UnprocessableEntity,
        RuleProblem.CodeOf(problems),
        problems.Count == 1
            ? $"{problems[0].Path}: {problems[0].Message}"
            : $"The document has {problems.Count} problems.")
    {
        Errors = [.. problems.Select(View)],
    };

    public static FieldProblem View(RuleProblem problem) =>
        new(problem.Path, problem.Code, problem.Message) { Allowed = problem.Allowed };
}
