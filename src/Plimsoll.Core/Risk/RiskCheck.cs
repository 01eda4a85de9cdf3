namespace Plimsoll.Core.Risk;

/// <summary>One line of a verdict: what was measured, against which limit, and how it came out.</summary>
/// <param name="Number">1–9 with a letter for the parts of check 6; "0" for admission.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Code">The reject code when it fails.</param>
/// <param name="Result">How it came out.</param>
/// <param name="Value">What it measured; null where it is a question of yes or no.</param>
/// <param name="Limit">What it was held against.</param>
public sealed record RiskCheck(
    string Number, string Name, string Code, CheckResult Result, decimal? Value = null, decimal? Limit = null)
{
    private readonly decimal _part;
    private readonly decimal _whole;

    private RiskCheck(RiskCheck line, decimal part, decimal whole)
        : this(line) => (_part, _whole) = (part, whole);

    public decimal? Value { get => _whole == 0m ? field : _part / _whole; init; } = Value;

    /// <summary>
    /// The same line with a fraction as its value. Divisions are what a verdict would spend most of its time on, and
    /// nearly all of them are never read: this one is done when it is.
    /// </summary>
    internal RiskCheck Of(decimal part, decimal whole) => new(this, part, whole);
}
