using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Strategies.Rules;

namespace Plimsoll.Features.Strategies;

/// <summary>Says everything that is wrong with a document, or how it would be stored; keeps nothing.</summary>
internal static class ValidateStrategy
{
    internal sealed record Request(JsonElement Document);

    /// <param name="IsValid">Whether it could be saved.</param>
    /// <param name="Problems">With JSON pointers into the document as fields.</param>
    /// <param name="Code">Code of the refusal; absent when it is valid.</param>
    /// <param name="Document">As it would be stored: every default said; absent when it is not valid.</param>
    internal sealed record Answer(
        bool IsValid, IReadOnlyList<FieldProblem> Problems, string? Code = null, JsonElement? Document = null);

    public static async Task<Ok<Answer>> HandleAsync(Body<Request> body, [AsParameters] StrategyCall call)
    {
        var problems = new List<RuleProblem>();
        var document = await RuleProblems.TryReadAsync(body.Value.Document, problems, call);
        if (document is null)
            return TypedResults.Ok(new Answer(
                false, [.. problems.Select(RuleProblems.View)], RuleProblem.CodeOf(problems)));
        using var written = JsonDocument.Parse(RuleWriter.Write(document));
        return TypedResults.Ok(new Answer(true, [], null, written.RootElement.Clone()));
    }
}
