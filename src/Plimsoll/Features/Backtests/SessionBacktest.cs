using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Failures;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Backtests;

/// <summary>A backtest over the trades of a session.</summary>
internal static class SessionBacktest
{
    public static Task<BacktestReport> OverAsync(
        BacktestPlan plan, TickSession session, ITickStore store, BacktestWatch watch)
    {
        var completed = RecordedData.Read(Completed(plan, session));
        var ticks = new SessionTicks(store, new TickQuery(session.Id)
        {
            Instruments = [.. completed.Setup.Fed.Select(one => one.Id)],
            Kinds = [TickKind.Trade],
            From = completed.From ?? new(long.MinValue),
            To = completed.To ?? new(long.MaxValue),
        });
        var all = Math.Max(1.0, session.PricesCount);
        return new BacktestRun(completed, watch).ExecuteAsync(ticks.ReadAsync(watch.Abort), () => ticks.Count / all);
    }

    /// <exception cref="PlimsollException"><c>session.not_found</c>.</exception>
    public static async Task<TickSession> FindAsync(
        ITickStore store, Guid? owner, string name, CancellationToken stop) =>
        await store.FindAsync(owner, name, stop) ?? throw new PlimsollException(
            FailureKind.BadInput, TickStoreException.NotFound, $"There is no session '{name}'.");

    /// <summary>The plan with what only the session knows.</summary>
    /// <exception cref="PlimsollException">
    /// <c>session.not_finished</c>, <c>session.no_instrument</c>, <c>data.unknown_instrument</c>, <c>backtest.no_data</c>,
    /// <c>backtest.currency</c>.
    /// </exception>
    public static BacktestPlan Completed(BacktestPlan plan, TickSession session)
    {
        if (session.Status == TickSessionStatus.Active)
            throw new PlimsollException(
                FailureKind.StateConflict, "session.not_finished", $"{session.Name} is still being recorded.");
        if (plan.TakesInstrumentFromData)
            plan = plan.On(InstrumentsOf(session));
        var missing = plan.Setup.Fed.FirstOrDefault(one => !session.Instruments.Contains(one.Id));
        if (missing is not null)
            throw new PlimsollException(
                FailureKind.BadInput, TickStoreException.NoInstrument, $"{session.Name} has no trades of {missing.Id}.");
        if (session.FirstTick is null || plan.From > session.LastTick || plan.To <= session.FirstTick)
            throw new PlimsollException(
                FailureKind.StateConflict, "backtest.no_data",
                $"{session.Name} has trades from {session.FirstTick} to {session.LastTick} only.");
        return HoldOut.Apply(plan, session);
    }

    private static List<KnownInstrument> InstrumentsOf(TickSession session)
    {
        var known = session.Instruments.Select(one => KnownInstruments.Find(one.Value) ?? throw new PlimsollException(
            FailureKind.BadInput,
            "data.unknown_instrument",
            $"{session.Name} has trades of {one}, which is not known; name an --instrument.")).ToList();
        return InstrumentSet.Problem([.. known.Select(one => one.Instrument)]) is { } problem
            ? throw new PlimsollException(FailureKind.BadInput, problem.Code, problem.Message)
            : known;
    }
}
