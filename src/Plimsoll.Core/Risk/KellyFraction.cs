namespace Plimsoll.Core.Risk;

/// <summary>
/// How much of equity to risk on the next trade by the last ones: a quarter of (p·b − (1 − p))/b, where p is the share of
/// wins and b the mean win over the mean loss (J. L. Kelly, A New Interpretation of Information Rate, 1956).
/// </summary>
public static class KellyFraction
{
    public const int LeastTrades = 20;
    public const decimal Least = 0.01m;
    public const decimal Most = 0.10m;

    // The full fraction is right only for odds that are known for sure.
    private const decimal Part = 0.25m;

    // Who wins so seldom lives from few large wins, and those are the least certain.
    private const decimal LowWinRate = 0.3m;

    /// <summary>Days that count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(90);

    /// <summary>From 0.01 to 0.10; null with fewer than <see cref="LeastTrades"/>.</summary>
    /// <param name="netPnls">Net results of the trades that count, in money; one that nets zero is a loss.</param>
    public static decimal? Of(IReadOnlyCollection<decimal> netPnls)
    {
        if (netPnls.Count < LeastTrades)
            return null;
        var (wins, won, lost) = (0, 0m, 0m);
        foreach (var pnl in netPnls)
            if (pnl > 0m)
                (wins, won) = (wins + 1, won + pnl);
            else
                lost -= pnl;
        var losses = netPnls.Count - wins;
        // Odds that are not there: without a loss the edge is whole, without a win there is none.
        if (lost == 0m || wins == 0)
            return wins > 0 ? Most : Least;
        return Of((decimal)wins / netPnls.Count, won / wins / (lost / losses));
    }

    /// <summary>The same from the share of wins and the mean win over the mean loss.</summary>
    internal static decimal Of(decimal winRate, decimal payoff)
    {
        var fraction = (winRate * payoff - (1m - winRate)) / payoff;
        if (winRate < LowWinRate)
            fraction /= 2m;
        return Math.Clamp(fraction * Part, Least, Most);
    }
}
