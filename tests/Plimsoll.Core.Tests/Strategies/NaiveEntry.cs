using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

/// <summary>An entry as a naive loop finds it; target NaN where there is none.</summary>
internal sealed record NaiveEntry(int Bar, PositionSide Side, double Stop, double Target)
{
    /// <summary>Same bars and sides, prices to nine digits; else a message that shows the first difference.</summary>
    public static void ShouldAgree(IReadOnlyList<NaiveEntry> found, IReadOnlyList<NaiveEntry> expected, string about)
    {
        for (var index = 0; index < Math.Min(found.Count, expected.Count); index++)
        {
            (found[index].Bar, found[index].Side).ShouldBe((expected[index].Bar, expected[index].Side), about);
            found[index].Stop.ShouldBe(expected[index].Stop, 1e-9 * expected[index].Stop, about);
            if (double.IsNaN(expected[index].Target))
                found[index].Target.ShouldBe(double.NaN, about);
            else
                found[index].Target.ShouldBe(expected[index].Target, 1e-9 * expected[index].Target, about);
        }

        found.Count.ShouldBe(expected.Count, about);
    }
}
