using Plimsoll.Api;

namespace Plimsoll.Features.Backtests;

/// <summary>The options of the command line by the fields of the request that they fill.</summary>
internal static class OptionNames
{
    private static readonly Dictionary<string, string> ByField = new()
    {
        ["instrumentId"] = "--instrument",
        ["instrumentIds"] = "--instrument",
        ["references"] = "--reference",
        ["detailTimeframe"] = "--detail",
        ["initialBalance"] = "--cash",
        ["sizing.kind"] = "--sizing",
        ["sizing.value"] = "--sizing",
        ["slippageFraction"] = "--slippage",
        ["spreadIncrements"] = "--spread",
        ["leverage"] = "--leverage",
        ["fundingFraction"] = "--funding",
        ["recordings"] = "--recording",
        ["latencyMs"] = "--latency",
        ["latencyJitter"] = "--latency-jitter",
        ["fillProbability"] = "--fill-probability",
        ["partialFills"] = "--partial-fills",
        ["holdOut"] = "--hold-out",
        ["openHoldOut"] = "--open-hold-out",
        ["riskFreeFraction"] = "--risk-free",
        ["checkLookAhead"] = "--check-lookahead",
    };

    /// <summary>The problems of a request as its command line has them; one that fills two fields has one.</summary>
    public static IEnumerable<FieldProblem> Of(FieldProblems problems, CommandLineRequest line) =>
        problems.All.Select(problem => problem with { Field = Of(problem.Field, line) }).Distinct();

    private static string Of(string field, CommandLineRequest line) => field switch
    {
        "makerFeeFraction" => line.MakerFee is null ? "--fee" : "--maker-fee",
        "takerFeeFraction" => line.TakerFee is null ? "--fee" : "--taker-fee",
        _ when After(field, "parameters.") is { } parameter => $"--set {parameter}",
        _ when After(field, "limits.") is { } limit => $"--limit {limit}",
        _ => ByField.GetValueOrDefault(field, $"--{field}"),
    };

    private static string? After(string field, string start) =>
        field.StartsWith(start, StringComparison.Ordinal) ? field[start.Length..] : null;
}
