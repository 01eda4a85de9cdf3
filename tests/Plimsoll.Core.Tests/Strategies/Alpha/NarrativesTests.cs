using Plimsoll.Core.Strategies.Alpha;

namespace Plimsoll.Core.Tests.Strategies.Alpha;

/// <summary>Classes of news at and beside each of their limits; good news are the mirror of bad ones.</summary>
public sealed class NarrativesTests
{
    [Theory]
    [InlineData(0, 0, "absorption")]
    [InlineData(60, -0.00499, "absorption")]
    [InlineData(60, -0.005, "neutral")]
    [InlineData(60, -0.00999, "neutral")]
    [InlineData(60, -0.01, "impulse")]
    [InlineData(60, 0.02, "absorption")]
    [InlineData(60.1, 0.00499, "neutral")]
    [InlineData(60.1, 0.005, "divergence")]
    [InlineData(60.1, -0.00999, "neutral")]
    [InlineData(60.1, -0.01, "impulse")]
    [InlineData(120, 0, "neutral")]
    [InlineData(120, -0.01, "impulse")]
    [InlineData(120.1, 0, "priced in")]
    [InlineData(120.1, 0.00499, "priced in")]
    [InlineData(120.1, -0.00499, "priced in")]
    [InlineData(120.1, -0.005, "neutral")]
    [InlineData(120.1, -0.01, "neutral")]
    [InlineData(120.1, 0.005, "divergence")]
    [InlineData(360, 0.005, "divergence")]
    [InlineData(360, 0, "priced in")]
    [InlineData(360.1, 0.005, "neutral")]
    [InlineData(360.1, 0, "neutral")]
    public void Bad_news_by_age_and_move(double minutes, double move, string expected)
    {
        Narratives.Of(isGood: false, TimeSpan.FromMinutes(minutes), move).Text().ShouldBe(expected);
        var mirrored = expected == "absorption" ? "distribution" : expected;
        Narratives.Of(isGood: true, TimeSpan.FromMinutes(minutes), -move).Text().ShouldBe(mirrored);
    }

    [Fact]
    public void Only_absorption_and_distribution_vote()
    {
        Narrative.Absorption.Direction().ShouldBe(1);
        Narrative.Distribution.Direction().ShouldBe(-1);
        foreach (var other in Enum.GetValues<Narrative>().Except([Narrative.Absorption, Narrative.Distribution]))
            other.Direction().ShouldBe(0, other.Text());
    }
}
