namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Why a document cannot be taken.</summary>
/// <param name="Path">JSON pointer of the place: <c>/z1_entry/conditions/2/operator</c>.</param>
/// <param name="Code">Stable; <c>validation.*</c>, <c>strategy.*</c> or <c>indicator.*</c>.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Allowed">What could stand there, where that is a short list.</param>
public sealed record RuleProblem(string Path, string Code, string Message, IReadOnlyList<string>? Allowed = null)
{
    public const string Invalid = "strategy.invalid";
    public const string NewerSchema = "strategy.schema_version";
    public const string Incomplete = "strategy.incomplete";
    public const string Condition = "strategy.condition";

    /// <summary>The code of a whole refusal: that of its problems where they are of one kind of these.</summary>
    public static string CodeOf(IReadOnlyCollection<RuleProblem> problems)
    {
        var codes = problems.Select(problem => problem.Code).Distinct().ToArray();
        return codes is [NewerSchema or Incomplete or Condition] ? codes[0] : Invalid;
    }
}
