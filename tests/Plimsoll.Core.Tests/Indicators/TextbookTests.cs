using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Tests.Indicators.Textbooks;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>Every kind against its definition, written out slowly and apart from it.</summary>
public sealed class TextbookTests
{
    private const double Tolerance = 1e-9;
    private const int SeriesCount = 1_000;

    private static readonly Dictionary<string, Func<History, double[][]>> Books = new[]
    {
        Textbooks.Averages.Kinds, Textbooks.Momentum.Kinds, Textbooks.Trend.Kinds, Textbooks.Volatility.Kinds,
        Textbooks.Statistics.Kinds, Volumes.Kinds, Oscillators.Kinds,
        Directions.Kinds, Ranges.Kinds, Flows.Kinds, Shapes.Kinds, Structures.Kinds, Gaps.Kinds, Days.Kinds,
    }.SelectMany(book => book).ToDictionary();

    public static TheoryData<string> Kinds => [.. IndicatorCatalog.OverBars.Select(kind => kind.Name)];

    [Fact]
    public void The_catalog_and_the_textbooks_know_the_same_kinds() =>
        Books.Keys.Order().ShouldBe(IndicatorCatalog.OverBars.Select(kind => kind.Name).Order());

    [Theory, MemberData(nameof(Kinds))]
    public void Agrees_with_the_textbook_on_1000_random_series(string name)
    {
        var kind = IndicatorCatalog.KindOf(name);
        var seen = new bool[kind.Fields.Count];
        for (ulong seed = 1; seed <= SeriesCount; seed++)
        {
            var spec = Draw.Spec(kind, seed);
            var bars = Series.Varied(seed, Math.Min(spec.WarmupBars + 30, 160));
            var actual = Series.Fields(spec, bars);
            var expected = Books[name](new History(bars, spec));
            foreach (var field in kind.Fields)
                seen[field.Index] |=
                    Compare(actual[field.Index], expected[field.Index], new Case(spec, field, bars, seed));
        }

        seen.ShouldAllBe(one => one);
    }

    private sealed record Case(IndicatorSpec Spec, IndicatorField Field, Bar[] Bars, ulong Seed)
    {
        // What an input of this size may lose by rounding when two of them are subtracted.
        public double Noise { get; } = 1e-12 * Field.Scale switch
        {
            IndicatorScale.Price or IndicatorScale.Range => Bars.Max(bar => bar.High),
            IndicatorScale.Volume => Bars.Sum(bar => bar.Volume),
            IndicatorScale.Other => Math.Max(Bars.Max(bar => bar.High), 1) * Bars.Sum(bar => bar.Volume),
            _ => 100,
        };

        public string At(int index) => $"{Spec.Id}.{Field.Name}, series {Seed}, bar {index}";
    }

    // True when there was a value to compare.
    private static bool Compare(double[] actual, double[] expected, Case one)
    {
        var known = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).ToArray();
        var usual = known.Average();
        for (var i = 0; i < actual.Length; i++)
        {
            double.IsInfinity(actual[i]).ShouldBeFalse(one.At(i));
            if (double.IsNaN(expected[i]) != double.IsNaN(actual[i]))
                actual[i].ShouldBe(expected[i], one.At(i));
            var allowed = Tolerance * Math.Max(Math.Abs(expected[i]), usual) + one.Noise;
            if (Math.Abs(actual[i] - expected[i]) > allowed)
                actual[i].ShouldBe(expected[i], allowed, one.At(i));
        }

        return expected.Any(value => !double.IsNaN(value));
    }
}
