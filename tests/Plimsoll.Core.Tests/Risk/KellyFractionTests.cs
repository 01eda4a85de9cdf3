using Plimsoll.Core.Risk;

namespace Plimsoll.Core.Tests.Risk;

public sealed class KellyFractionTests
{
    [Fact]
    public void The_worked_example() =>
        // 11 of 20 win 1.5 for every 1 that is lost: f = 0.25, a quarter of it.
        KellyFraction.Of(Trades(11, 150m, 9, -100m))!.Value.ShouldBe(0.0625m, 1e-20m);

    [Theory]
    [InlineData(11, 150, 8, -100, null)] // 19 trades
    [InlineData(20, 1, 0, 0, 0.10)] // never lost
    [InlineData(0, 0, 20, -1, 0.01)] // never won
    [InlineData(8, 100, 12, -100, 0.01)] // no edge
    [InlineData(18, 300, 2, -100, 0.10)] // more than it may be
    public void What_is_out_of_the_ordinary(int wins, int win, int losses, int loss, double? fraction) =>
        KellyFraction.Of(Trades(wins, win, losses, loss)).ShouldBe((decimal?)fraction);

    [Fact]
    public void Few_wins_halve_it()
    {
        // p = 0.25, b = 8: f = 0.25 − 0.75/8 = 0.15625; half of it, and a quarter of that.
        KellyFraction.Of(Trades(5, 800m, 15, -100m))!.Value.ShouldBe(0.15625m / 8, 1e-20m);
        // p = 0.3 is not below it: f = 0.3 − 0.7/8 = 0.2125.
        KellyFraction.Of(Trades(6, 800m, 14, -100m))!.Value.ShouldBe(0.2125m / 4, 1e-20m);
    }

    [Fact]
    public void A_trade_that_nets_zero_is_a_loss() =>
        KellyFraction.Of([.. Trades(11, 150m, 8, -112.5m), 0m])!.Value.ShouldBe(0.0625m, 1e-20m);

    private static decimal[] Trades(int wins, decimal win, int losses, decimal loss) =>
        [.. Enumerable.Repeat(win, wins), .. Enumerable.Repeat(loss, losses)];
}
