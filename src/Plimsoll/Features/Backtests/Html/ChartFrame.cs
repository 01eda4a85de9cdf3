namespace Plimsoll.Features.Backtests.Html;

/// <summary>
/// What all charts share: a drawing that stretches with the page and labels that do not, so that text stays readable on
/// a phone.
/// </summary>
internal sealed record ChartFrame(ChartScale Values, TimeScale Times, Func<double, string> Label)
{
    public void Open(HtmlText html, string kind, string description)
    {
        html.Add($"""
            <div class="chart {kind}"><div class="plot">
            <svg viewBox="0 0 {TimeScale.Width} {ChartScale.Height}" preserveAspectRatio="none" role="img"
             aria-label="{description}">
            """);
        var grid = new SvgPath();
        foreach (var tick in Values.Ticks())
            grid.Line((0, Values.Y(tick)), (TimeScale.Width, Values.Y(tick)));
        Draw(html, "grid", grid);
    }

    public void Close(HtmlText html, bool withTimes = true)
    {
        html.Add($"</svg><div class=\"cross\" hidden></div></div><div class=\"values\">");
        foreach (var tick in Values.Ticks())
            html.Add($"<span style=\"top:{Values.TopPercent(tick):0.##}%\">{Label(tick)}</span>");
        html.Add($"</div>");
        if (withTimes)
            CloseTimes(html);
        html.Add($"</div>\n");
    }

    public static void Draw(HtmlText html, string style, SvgPath path) =>
        html.Add($"<path class=\"{style}\" d=\"{path.ToString()}\"/>\n");

    private void CloseTimes(HtmlText html)
    {
        html.Add($"<div class=\"times\">");
        foreach (var (time, label) in Times.Ticks())
            html.Add($"<span style=\"left:{Times.LeftPercent(time):0.##}%\">{label}</span>");
        html.Add($"</div>");
    }
}
