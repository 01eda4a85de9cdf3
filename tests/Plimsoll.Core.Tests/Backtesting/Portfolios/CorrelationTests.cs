using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using static Plimsoll.Core.Tests.Backtesting.Portfolios.PlannedStrategy;

namespace Plimsoll.Core.Tests.Backtesting.Portfolios;

/// <summary>At most three positions that move together: what the account has seen of the markets decides.</summary>
public sealed class CorrelationTests
{
    private static readonly Instrument[] Five = Markets.Named("AAA", "BBB", "CCC", "DDD", "EEE");

    [Fact]
    public void Strangers_may_all_be_held()
    {
        var run = Run(hour: 150, slot => Markets.Walk((ulong)slot + 1, 200, Markets.Hour));

        Entered(run).ShouldBe(5);
        run.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void Of_what_moves_as_one_the_fourth_is_refused()
    {
        var run = Run(hour: 150, _ => Markets.Walk(1, 200, Markets.Hour));

        Entered(run).ShouldBe(3);
        run.Refusals.ShouldBe([(Five[3].Id, "risk.correlation"), (Five[4].Id, "risk.correlation")]);
    }

    [Fact]
    public void What_is_not_known_yet_counts_as_one()
    {
        var run = Run(hour: 50, slot => Markets.Walk((ulong)slot + 1, 200, Markets.Hour));

        Entered(run).ShouldBe(3);
        run.Refusals.Select(one => one.Code).ShouldBe(["risk.correlation", "risk.correlation"]);
    }

    private static int Entered(PortfolioRun run) =>
        run.Fills.Where(fill => fill.Side == OrderSide.Buy).Select(fill => fill.InstrumentId).Distinct().Count();

    private static PortfolioRun Run(int hour, Func<int, Bar[]> walk)
    {
        var setup = PortfolioRun.Setup(Of((hour, Long(0.01))), Five) with
        {
            Sizing = new SizingRule.EquityFraction(0.001m),
            Budget = Core.Risk.RunBudget.Strategy with { MaxOpenPositions = 10, MaxEntriesPerDay = 20 },
        };
        return new PortfolioRun(setup, [.. Enumerable.Range(0, Five.Length).Select(walk)]);
    }
}
