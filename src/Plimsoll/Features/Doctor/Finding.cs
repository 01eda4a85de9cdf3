namespace Plimsoll.Features.Doctor;

/// <summary>What one look of <c>plimsoll doctor</c> found.</summary>
/// <param name="Part">What was looked at: <c>database</c>, <c>disk</c>, <c>key home</c> …</param>
/// <param name="Grade">How it is.</param>
/// <param name="Text">In a sentence, with figures.</param>
internal sealed record Finding(string Part, FindingGrade Grade, string Text)
{
    /// <summary>What to do about it; null where nothing has to be done.</summary>
    public string? Fix { get; init; }

    /// <summary>What was measured, by name; the name says the unit.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();

    public static Finding Ok(string part, string text) => new(part, FindingGrade.Ok, text);

    public static Finding Warning(string part, string text, string fix) =>
        new(part, FindingGrade.Warning, text) { Fix = fix };

    public static Finding Failed(string part, string text, string fix) =>
        new(part, FindingGrade.Failed, text) { Fix = fix };
}
