using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Failures;
using Plimsoll.Features.Backtests;
using Plimsoll.Features.Data;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Replays;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Replays;

/// <summary>Finds the sessions and datasets that are told again.</summary>
internal sealed class ReplayLibrary(ITickStore ticks, DatasetLookup lookup, DatasetStore datasets)
{
    /// <param name="owner">Whose; built-in ones are everybody's.</param>
    /// <param name="request">Names either a session or a dataset.</param>
    /// <param name="strategy">What it looks at is told beside the instrument.</param>
    /// <param name="stop">Ends the search.</param>
    /// <exception cref="PlimsollException">
    /// <c>session.not_found</c>, <c>session.not_finished</c>, <c>session.no_instrument</c>, <c>dataset.not_found</c>,
    /// <c>replay.timeframe</c>, <c>replay.no_data</c>, <c>data.unknown_instrument</c>, <c>backtest.currency</c>.
    /// </exception>
    public async Task<ReplayData> FindAsync(
        Guid? owner, ReplayRequest request, StrategyDefinition? strategy, CancellationToken stop) =>
        request.Session is { } name
            ? OfSession(await SessionBacktest.FindAsync(ticks, owner, name, stop), request.InstrumentId, strategy)
            : OfDataset(
                (await DatasetBacktest.FindAsync(lookup, owner, [request.Dataset!], stop))[0], request.InstrumentId);

    private ReplayData OfSession(TickSession session, string? asked, StrategyDefinition? strategy)
    {
        if (session.Status == TickSessionStatus.Active)
            throw new PlimsollException(
                FailureKind.StateConflict, "session.not_finished", $"{session.Name} is still being recorded.");
        if (session is not { FirstTick: { } first, LastTick: { } last })
            throw new PlimsollException(FailureKind.StateConflict, "replay.no_data", $"{session.Name} has no ticks.");
        var watched = session.Instruments.FirstOrDefault(one => asked is null || one.Value == asked);
        if (watched.Value is null || !session.Instruments.Contains(watched))
            throw new PlimsollException(
                FailureKind.BadInput, TickStoreException.NoInstrument, $"{session.Name} has no trades of {asked}.");
        var references = strategy?.References.Select(use => use.Instrument) ?? [];
        var told = references.Where(session.Instruments.Contains).Prepend(watched).Distinct().ToList();
        IReadOnlyList<Instrument> instruments = [.. told.Select(one => Known(one, session.Name))];
        if (InstrumentSet.Problem(instruments) is { } problem)
            throw new PlimsollException(FailureKind.BadInput, problem.Code, problem.Message);
        var query = new TickQuery(session.Id) { Instruments = [.. instruments.Select(one => one.Id)] };
        return new ReplayData(
            session.Name, instruments[0].Id,
            ReplayTicks.Of(instruments, (first, last), stop => ticks.ReadAsync(query, stop)));
    }

    private ReplayData OfDataset(Dataset dataset, string? asked)
    {
        if (dataset.Timeframe != Timeframe.OneMinute)
            throw new PlimsollException(
                FailureKind.BadInput, "replay.timeframe",
                $"{dataset.Name} has {dataset.Timeframe} bars; a replay is told bars of one minute.");
        if (dataset.Bars == 0)
            throw new PlimsollException(FailureKind.StateConflict, "replay.no_data", $"{dataset.Name} has no bars.");
        if (asked is not null && asked != dataset.InstrumentId.Value)
            throw new PlimsollException(
                FailureKind.BadInput, TickStoreException.NoInstrument, $"{dataset.Name} has no bars of {asked}.");
        var instrument = Known(dataset.InstrumentId, dataset.Name);
        return new ReplayData(
            dataset.Name, instrument.Id,
            ReplayBars.Of(
                instrument, (dataset.FirstOpen, dataset.LastOpen),
                stop => datasets.StreamBarsAsync(dataset, null, null, stop)));
    }

    private static Instrument Known(InstrumentId id, string name) =>
        KnownInstruments.Find(id.Value)?.Instrument is { } known && known.Id == id
            ? known
            : throw new PlimsollException(
                FailureKind.BadInput, "data.unknown_instrument", $"{name} is of {id}, which is not known.");
}
