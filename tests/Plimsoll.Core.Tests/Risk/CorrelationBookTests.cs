using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Risk;

public sealed class CorrelationBookTests
{
    private const int Hours = 700;

    [Fact]
    public void It_agrees_with_the_formula_over_those_of_the_last_500_hours_that_both_have()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var random = new SeededRandom(seed);
            var (first, second) = (Prices(random), Prices(random));
            for (var hour = 1; hour < Hours; hour++)
                second[hour] = second[hour - 1] * (1 + 0.6 * (first[hour] / first[hour - 1] - 1) + 0.005 * random.Normal());
            bool[] missing = [.. Enumerable.Range(0, Hours).Select(_ => random.Uniform() < 0.05)];

            Book(first, second, missing).Of(0, 1)!.Value.ShouldBe(Naive(first, second, missing), 1e-12, $"seed {seed}");
        }
    }

    [Fact]
    public void Fewer_than_a_hundred_common_hours_say_nothing()
    {
        var random = new SeededRandom(3);
        var (first, second) = (Prices(random), Prices(random));

        Book(first[..101], second[..101]).Of(0, 1).ShouldBeNull("the hour that goes on has no close yet");
        Book(first[..102], second[..102]).Of(0, 1).ShouldNotBeNull();
        Book(first[..101], second[..101]).MoveTogether(0, 1).ShouldBeTrue("what is not known counts as the same");
    }

    [Fact]
    public void A_market_that_stands_still_says_nothing_and_counts_as_the_same()
    {
        var book = Book(Prices(new SeededRandom(3)), [.. Enumerable.Repeat(100.0, Hours)]);

        book.Of(0, 1).ShouldBeNull();
        book.MoveTogether(0, 1).ShouldBeTrue();
    }

    [Fact]
    public void Opposites_move_together_and_strangers_do_not()
    {
        var random = new SeededRandom(5);
        var first = Prices(random);
        double[] mirror = [.. first.Select(price => 1 / price)];

        Book(first, mirror).MoveTogether(1, 0).ShouldBeTrue();
        Book(first, Prices(random)).MoveTogether(0, 1).ShouldBeFalse();
        Book(first, mirror).Of(1, 1).ShouldBe(1);
    }

    [Fact]
    public void An_hour_closes_at_the_last_price_in_it()
    {
        var random = new SeededRandom(7);
        var (first, second) = (Prices(random), Prices(random));
        var plain = Book(first, second);
        var book = new CorrelationBook(2);
        for (var hour = 0; hour < Hours; hour++)
            foreach (var (slot, price) in new[] { (0, first[hour]), (1, second[hour]) })
            {
                book.Note(slot, price * 3, At(hour, minute: 10));
                book.Note(slot, price, At(hour, minute: 59));
            }

        book.Of(0, 1).ShouldBe(plain.Of(0, 1));
    }

    private static CorrelationBook Book(double[] first, double[] second, bool[]? missing = null)
    {
        var book = new CorrelationBook(2);
        for (var hour = 0; hour < first.Length; hour++)
        {
            book.Note(0, first[hour], At(hour, 30));
            if (missing is null || !missing[hour])
                book.Note(1, second[hour], At(hour, 30));
        }

        return book;
    }

    private static double Naive(double[] first, double[] second, bool[] missing)
    {
        var pairs = new List<(double X, double Y)>();
        for (var hour = Hours - 2; hour > Hours - 2 - CorrelationBook.MostPairs; hour--)
            if (!missing[hour] && !missing[hour - 1])
                pairs.Add((first[hour] / first[hour - 1] - 1, second[hour] / second[hour - 1] - 1));
        var (x, y) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        return pairs.Sum(pair => (pair.X - x) * (pair.Y - y))
            / Math.Sqrt(pairs.Sum(pair => (pair.X - x) * (pair.X - x)) * pairs.Sum(pair => (pair.Y - y) * (pair.Y - y)));
    }

    private static Timestamp At(int hour, int minute) => Timestamp.FromSeconds(1_700_006_400 + hour * 3_600 + minute * 60);

    private static double[] Prices(SeededRandom random)
    {
        var prices = new double[Hours];
        var price = 100.0;
        for (var hour = 0; hour < Hours; hour++)
            prices[hour] = price *= 1 + 0.01 * random.Normal();
        return prices;
    }
}
