using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage;
using Plimsoll.Storage.Backtests;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// The completed runs of a family (a user's strategy on an instrument and timeframe), one for each set of parameters. A
/// deleted run counts on: what was tried was tried.
/// </summary>
internal static class FamilyTrials
{
    /// <summary>Sharpe ratios of the family's other candidates, not annualized.</summary>
    public static async Task<IReadOnlyCollection<double?>> OthersAsync(
        PlimsollContext database, BacktestRow row, string candidate, CancellationToken stop)
    {
        var trials = await database.Backtests.IgnoreQueryFilters().AsNoTracking()
            .Where(one => one.UserId == row.UserId && one.Strategy == row.Strategy
                && one.InstrumentId == row.InstrumentId && one.Timeframe == row.Timeframe
                && one.Candidate != null && one.Candidate != candidate)
            .OrderBy(one => one.Number)
            .Select(one => new { one.Candidate, one.TrialSharpe })
            .ToListAsync(stop);
        return [.. trials.GroupBy(one => one.Candidate).Select(same => same.Last().TrialSharpe)];
    }
}
