namespace Plimsoll.Core.Strategies.Rules;

/// <summary>One place where two versions of a document differ.</summary>
/// <param name="Path">JSON pointer; a condition is named by its id, wherever it moved to.</param>
/// <param name="Before">As a sentence or value; null where it was added.</param>
/// <param name="After">Null where it was removed.</param>
public sealed record RuleChange(string Path, string? Before, string? After);
