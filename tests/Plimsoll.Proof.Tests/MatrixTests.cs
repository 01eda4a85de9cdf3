using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Tests;

/// <summary>Scopes of ids, lags of lists, leads of clocks, losses of calls: in no corner does an order arrive twice.</summary>
public sealed class MatrixTests(UsualProof usual)
{
    [Fact]
    public void In_no_corner_does_an_order_arrive_twice_or_count_as_never_placed_though_it_was()
    {
        var cells = usual.Findings.Matrix;
        cells.Count.ShouldBe(108);
        cells.SelectMany(cell => cell.Problems).ShouldBeEmpty();
        cells.Sum(cell => cell.Orders).ShouldBeGreaterThan(ProofFindings.MatrixOrders);
        cells.Sum(cell => cell.NotPlaced).ShouldBeGreaterThan(100, "else nothing was doubted");
    }

    [Fact]
    public void Sending_again_makes_doubles_wherever_a_name_is_free_again_and_nowhere_else()
    {
        var doubles = MatrixProof.Run(ProofFindings.MatrixOrders, 1, TestContext.Current.CancellationToken, Sabotage.SendsAgain)
            .ToLookup(
                cell => cell.Conditions.IdScope,
                cell => cell.Problems.Count(problem => problem.Contains("was placed", StringComparison.Ordinal)));
        doubles[ClientOrderIdScope.OpenOnly].Sum().ShouldBeGreaterThan(0);
        doubles[ClientOrderIdScope.Permanent].Sum().ShouldBe(0);
    }
}
