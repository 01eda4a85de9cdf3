using System.Globalization;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof;

/// <summary>
/// The matrix of doubles: every scope of ids × lag of lists × lead of clock × loss of calls. In no corner may an order
/// arrive twice or count as never placed although it was.
/// </summary>
public static class MatrixProof
{
    private static readonly TimeSpan ARun = TimeSpan.FromHours(1);
    private static readonly double[] Lags = [0, 0.5, 1, 2];
    private static readonly double[] Leads = [0, 0.5, 1];
    private static readonly double[] Losses = [0.02, 0.08, 0.2];

    /// <summary>Corners of the matrix.</summary>
    public static int Corners { get; } =
        Enum.GetValues<ClientOrderIdScope>().Length * Lags.Length * Leads.Length * Losses.Length;

    /// <param name="orders">At least so many in all; each corner has its share.</param>
    /// <param name="firstSeed">Of each corner's first run; the others follow.</param>
    /// <param name="cancellationToken">Ends it early, by exception.</param>
    /// <param name="sabotage">A rule that is switched off, to see that it is missed.</param>
    public static IReadOnlyList<MatrixCell> Run(
        int orders, ulong firstSeed, CancellationToken cancellationToken, Sabotage sabotage = Sabotage.None)
    {
        var corners = (
            from scope in Enum.GetValues<ClientOrderIdScope>()
            from lag in Lags
            from lead in Leads
            from loss in Losses
            select (Conditions: new ProofConditions(scope, lag, lead), Loss: loss)).ToArray();
        var share = (orders + corners.Length - 1) / corners.Length;
        var cells = new MatrixCell[corners.Length];
        Parallel.For(0, corners.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            var (conditions, loss) = corners[index];
            var plan = new ProofPlan(firstSeed, ARun, new FaultRates(loss, 0.05, 0.2, 0, 0))
            {
                Conditions = conditions,
                Sabotage = sabotage,
            };
            cells[index] = Fill(plan, loss, share);
        });
        return cells;
    }

    private static MatrixCell Fill(ProofPlan plan, double loss, int share)
    {
        var (orders, notPlaced, problems) = (0L, 0L, new List<string>());
        for (; orders < share; plan = plan with { Seed = plan.Seed + 1 })
        {
            var run = ProofWorld.Run(plan);
            orders += Math.Max(1, run.Orders);
            notPlaced += run.NotPlaced;
            problems.AddRange(run.Problems.Select(problem => string.Create(
                CultureInfo.InvariantCulture, $"{plan.Conditions}, loss {loss}, seed {plan.Seed}: {problem}")));
        }

        return new MatrixCell(plan.Conditions, loss) { Orders = orders, NotPlaced = notPlaced, Problems = problems };
    }
}
