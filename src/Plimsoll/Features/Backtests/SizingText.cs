using System.Globalization;
using Plimsoll.Api;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Features.Backtests;

/// <summary>Sizing rules as the command line writes them: <c>equityFraction=0.02</c>.</summary>
internal static class SizingText
{
    private const string Option = "--sizing";
    private const decimal Most = 1_000_000_000m;

    private static readonly (string Name, decimal Max, Func<decimal, SizingRule> Make)[] Kinds =
    [
        ("equityFraction", 1m, value => new SizingRule.EquityFraction(value)),
        ("riskFraction", HardLimits.MaxRiskPerTradeFraction, value => new SizingRule.RiskFraction(value)),
        ("fixedQuantity", Most, value => new SizingRule.FixedQuantity(value)),
        ("fixedQuote", Most, value => new SizingRule.FixedQuote(value)),
    ];

    // 2 % of equity: small enough that a bad strategy is a cheap lesson.
    private static readonly SizingRule Default = new SizingRule.EquityFraction(0.02m);

    public static SizingRule Read(string? text, FieldProblems problems)
    {
        if (text is null)
            return Default;
        var parts = text.Split('=', ':');
        var kind = Array.Find(Kinds, kind => kind.Name == parts[0]);
        if (kind.Name is null || parts.Length != 2)
        {
            var names = string.Join(", ", Kinds.Select(known => $"{known.Name}=value"));
            problems.Format(false, Option, $"'{text}' must be one of {names}.");
            return Default;
        }

        if (decimal.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value > 0m && value <= kind.Max)
            return kind.Make(value);
        var range = string.Create(
            CultureInfo.InvariantCulture, $"{kind.Name} must be above 0 and at most {kind.Max}, not {parts[1]}.");
        problems.Add(new FieldProblem(Option, "validation.out_of_range", range) { Min = 0m, Max = kind.Max });
        return Default;
    }
}
