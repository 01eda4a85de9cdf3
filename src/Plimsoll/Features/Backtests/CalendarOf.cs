using Microsoft.EntityFrameworkCore;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage;

namespace Plimsoll.Features.Backtests;

/// <summary>The calendar of economic events that a run is given.</summary>
internal static class CalendarOf
{
    /// <summary>The plan with the events of a user's calendar, where it has a rule for them.</summary>
    public static async Task<BacktestPlan> LoadAsync(
        BacktestPlan plan, PlimsollContext database, Guid user, CancellationToken stop)
    {
        if (plan.Setup.Blackout is null)
            return plan;
        // One calendar after another: two that name the same event open one window.
        var rows = await database.EconomicEvents.AsNoTracking().Where(row => row.UserId == user)
            .OrderBy(row => row.Time).ThenBy(row => row.Currency).ThenBy(row => row.Title).ThenBy(row => row.Source)
            .Take(EventFile.MostEvents).ToListAsync(stop);
        EconomicEvent[] events =
        [
            .. rows.Select(row => new EconomicEvent(Timestamp.From(row.Time), row.Currency, row.Title, row.Impact)),
        ];
        return plan with { Setup = plan.Setup with { Events = events } };
    }
}
