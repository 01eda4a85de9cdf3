using Plimsoll.Features.Backtests.Html;

namespace Plimsoll.Tests.Backtests;

public sealed class HtmlTextTests
{
    [Fact]
    public void What_stands_between_braces_is_never_markup()
    {
        var name = "</title><script>alert('x')</script>\" onload=\"y";
        var html = new HtmlText().Add($"<b title=\"{name}\">{name}</b>").ToString();

        html.ShouldStartWith("<b title=\"&lt;/title&gt;&lt;script&gt;");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("\" onload");
    }

    [Fact]
    public void Numbers_are_written_the_same_everywhere() =>
        new HtmlText().Add($"{1234.5:#,0.00} {0.25m} {7}").ToString().ShouldBe("1,234.50 0.25 7");
}
