using Plimsoll.Core.Risk;

namespace Plimsoll.Features.Risk;

/// <summary>One line of a verdict: what was measured, against which limit, and how it came out.</summary>
/// <param name="Number">1–9 with a letter for the parts of check 6; 0 is admission.</param>
/// <param name="Code">What it refuses with.</param>
internal sealed record CheckView(
    string Number, string Name, string Code, CheckResult Result, decimal? Value = null, decimal? Limit = null)
{
    public static IReadOnlyList<CheckView> Of(RiskDecision decision) =>
    [
        .. decision.Checks.Select(check =>
            new CheckView(check.Number, check.Name, check.Code, check.Result, check.Value, check.Limit)),
    ];
}
