using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>From what prices alone earned to what was left, as a bridge of bars.</summary>
internal static class CostSection
{
    public static void Write(HtmlText html, BacktestReport report)
    {
        var costs = report.Costs;
        var (gross, fees) = (costs.Gross.Value, costs.Fees.Value);
        var (slippage, funding, net) = (costs.Slippage.Value, costs.Funding.Value, costs.Net.Value);
        decimal[] levels = [0, gross, gross - fees, gross - fees - slippage, net];
        var (low, high) = (levels.Min(), levels.Max());
        if (low == high)
            return;
        var scale = new Bridge(low, high - low);
        html.Add($"<section><h2>Costs</h2><table class=\"bridge\"><tbody>");
        Row(html, scale, new Step("Prices alone", gross, 0, gross));
        Row(html, scale, new Step("Fees", -fees, gross, gross - fees));
        Row(html, scale, new Step("Slippage and spread", -slippage, gross - fees, gross - fees - slippage));
        if (funding != 0)
            Row(html, scale, new Step("Funding", -funding, gross - fees - slippage, net));
        Row(html, scale, new Step("Net", net, 0, net));
        html.Add($"</tbody></table></section>\n");
    }

    private static void Row(HtmlText html, Bridge scale, Step step)
    {
        var (left, right) = (Math.Min(step.From, step.To), Math.Max(step.From, step.To));
        var (start, width) = (scale.Percent(left), scale.Percent(right) - scale.Percent(left));
        var tone = step.Amount < 0 ? "loss" : "gain";
        html.Add($"<tr><th scope=\"row\">{step.Name}</th><td>{Figures.Amount(step.Amount)}</td>");
        html.Add($"<td class=\"bar\"><i class=\"{tone}\" style=\"left:{start:0.##}%;width:{width:0.##}%\"></i>");
        html.Add($"</td></tr>\n");
    }

    private sealed record Step(string Name, decimal Amount, decimal From, decimal To);

    private sealed record Bridge(decimal Low, decimal Range)
    {
        public double Percent(decimal level) => (double)((level - Low) / Range * 100);
    }
}
