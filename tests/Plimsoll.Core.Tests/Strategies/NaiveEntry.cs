using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

/// <summary>An entry as a naive loop finds it; target NaN where there is none, price NaN at market.</summary>
internal sealed record NaiveEntry(int Bar, PositionSide Side, double Stop, double Target, double Price = double.NaN)
{
    /// <summary>Same bars and sides, prices to nine digits; else a message that shows the first difference.</summary>
    public static void ShouldAgree(IReadOnlyList<NaiveEntry> found, IReadOnlyList<NaiveEntry> expected, string about)
    {
        for (var index = 0; index < Math.Min(found.Count, expected.Count); index++)
        {
            (found[index].Bar, found[index].Side).ShouldBe((expected[index].Bar, expected[index].Side), about);
            Agree(found[index].Price, expected[index].Price, about);
            Agree(found[index].Stop, expected[index].Stop, about);
            Agree(found[index].Target, expected[index].Target, about);
        }

        found.Count.ShouldBe(expected.Count, about);
    }

    private static void Agree(double found, double expected, string about)
    {
        if (double.IsNaN(expected))
            found.ShouldBe(double.NaN, about);
        else
            found.ShouldBe(expected, 1e-9 * expected, about);
    }
}
