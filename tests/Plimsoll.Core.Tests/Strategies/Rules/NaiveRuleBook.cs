using System.Text.Json.Nodes;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Strategies.Rules;

/// <summary>
/// Decides a section of a document on a bar straight from its JSON and from whole series, without anything of the
/// program's: null is "not known yet".
/// </summary>
internal sealed class NaiveRuleBook(JsonNode document, IReadOnlyList<Bar> bars)
{
    private readonly Dictionary<string, double[]> _series = [];

    /// <summary>Signal age, position age and gain on the bar; NaN where there is none.</summary>
    public Dictionary<string, double> OfTrade { get; } = [];

    public bool? Decide(string section, int bar) => Group(document[section]!, bar);

    private bool? Group(JsonNode group, int bar)
    {
        var outcomes = group["conditions"]!.AsArray()
            .Select(node => node!["conditions"] is null ? One(node, bar) : Group(node, bar)).ToArray();
        if (outcomes.Length == 0)
            return false;
        if ((string)group["logic"]! == "ANY")
            return outcomes.Contains(true) ? true : outcomes.Contains(null) ? null : false;
        return outcomes.Contains(false) ? false : outcomes.Contains(null) ? null : true;
    }

    private bool? One(JsonNode condition, int bar)
    {
        var left = Read((string)condition["indicator"]!, bar);
        var word = (string)condition["operator"]!;
        if (word == "between")
        {
            var bounds = condition["value"]!.AsArray().Select(bound => (double)bound!).ToArray();
            return double.IsNaN(left) ? null : bounds[0] <= left && left <= bounds[1];
        }

        var right = Right(condition, bar);
        if (double.IsNaN(left) || double.IsNaN(right))
            return null;
        if (word.StartsWith("crosses", StringComparison.Ordinal))
            return Crosses(condition, bar, left - right, word == "crosses_above" ? 1 : -1);
        return word switch
        {
            ">" => left > right,
            "<" => left < right,
            ">=" => left >= right,
            "<=" => left <= right,
            _ => Math.Abs(left - right) <= 1e-9 * Math.Max(Math.Abs(left), Math.Abs(right)),
        };
    }

    private bool? Crosses(JsonNode condition, int bar, double distance, int sign)
    {
        if (bar == 0)
            return null;
        var before = Read((string)condition["indicator"]!, bar - 1) - Right(condition, bar - 1);
        return double.IsNaN(before) ? null : sign * before <= 0 && sign * distance > 0;
    }

    private double Right(JsonNode condition, int bar) => condition["valueIndicator"] is { } name
        ? Read((string)name!, bar)
        : (double)condition["value"]!;

    private double Read(string name, int bar)
    {
        if (OfTrade.TryGetValue(name, out var own))
            return own;
        if (!_series.TryGetValue(name, out var series))
            _series[name] = series = Series(name);
        return series[bar];
    }

    private double[] Series(string name)
    {
        double[] closes = [.. bars.Select(bar => bar.Close)];
        var period = name.Contains('(') ? int.Parse(name[4..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        return name[..3] switch
        {
            "sma" => NaiveSeries.Sma(closes, period),
            "ema" => NaiveSeries.Ema(closes, period),
            "rsi" => NaiveSeries.Rsi(closes, period),
            "ope" => [.. bars.Select(bar => bar.Open)],
            "hig" => [.. bars.Select(bar => bar.High)],
            "low" => [.. bars.Select(bar => bar.Low)],
            _ => closes,
        };
    }
}
