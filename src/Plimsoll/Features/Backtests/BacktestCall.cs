using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage;
using Plimsoll.Storage.Backtests;

namespace Plimsoll.Features.Backtests;

/// <summary>A request about backtests: who asks, and the way to what is theirs.</summary>
internal sealed record BacktestCall(CurrentUser User, PlimsollContext Database, CancellationToken Stop)
{
    /// <summary>The caller's, without the deleted.</summary>
    public IQueryable<BacktestRow> Rows =>
        Database.Backtests.Where(row => row.UserId == User.Id && row.DeletedAt == null);

    public static ApiProblem NotFound() => ApiProblem.NotFound("backtest.not_found", "There is no such backtest.");

    public static ApiProblem NoReport() =>
        ApiProblem.Conflict("backtest.no_report", "This backtest has no report (yet).");
}
