using Plimsoll.Core.Market;
using Plimsoll.Failures;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Backtests;

/// <summary>Funding rates and notices that a run is given, from files or from what was stored.</summary>
internal static class RecordedData
{
    public const string NotFound = "recording.not_found";

    // Two kinds of fifty instruments.
    public const int Most = 100;

    /// <summary>
    /// The plan with what its files hold, one for each perpetual or instrument in their order, and what was read for it
    /// from the store.
    /// </summary>
    /// <exception cref="PlimsollException"><c>backtest.config</c>: files and instruments do not fit together.</exception>
    /// <exception cref="DataFileException">A file cannot be used.</exception>
    public static BacktestPlan Read(BacktestPlan plan)
    {
        var instruments = plan.Setup.Instruments;
        if (Problem(plan, [.. plan.Recordings.Select(one => one.About)]) is { } problem)
            throw problem;
        InstrumentId[] perpetuals = [.. instruments.Where(one => one.HasFunding).Select(one => one.Id)];
        InstrumentId[] all = [.. instruments.Select(one => one.Id)];
        return plan with
        {
            Setup = plan.Setup with
            {
                Events = plan.EventFile is { } events ? EventsOf(events) : plan.Setup.Events,
                RecordedFunding = Joined(
                    Files(plan.FundingFiles, perpetuals, "--funding-file: one for each perpetual", FundingFile.Read),
                    plan.Recordings.Select(one => (one.About.InstrumentId, one.Funding))),
                Notices = Joined(
                    Files(plan.NoticeFiles, all, "--notices: one for each instrument", NoticeFile.Read),
                    plan.Recordings.Select(one => (one.About.InstrumentId, one.Notices))),
            },
        };
    }

    /// <exception cref="PlimsollException"><c>recording.not_found</c>.</exception>
    public static async Task<IReadOnlyList<Recording>> FindAsync(
        RecordingStore store, Guid? owner, IReadOnlyList<string>? names, CancellationToken stop)
    {
        var found = new List<Recording>();
        foreach (var name in names ?? [])
            found.Add(await store.FindAsync(owner, name, stop) ?? throw new PlimsollException(
                FailureKind.BadInput, NotFound, $"There is no recording '{name}'."));
        return found;
    }

    /// <summary>Null when each is of one of the plan's instruments, and of each there is one of a kind at most.</summary>
    public static PlimsollException? Problem(BacktestPlan plan, IReadOnlyList<Recording> recordings)
    {
        var instruments = plan.Setup.Instruments;
        foreach (var one in recordings)
            if (instruments.All(traded => traded.Id != one.InstrumentId))
                return Unfit($"{one.Name} is of {one.InstrumentId}, which is not traded.");
        var twice = recordings.GroupBy(one => (one.InstrumentId, one.Kind)).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? null
            : Unfit($"{string.Join(" and ", twice.Select(one => one.Name))} are both {twice.Key.Kind} of "
                + $"{twice.Key.InstrumentId}.");
    }

    /// <summary>The plan with the rows of recordings.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static async Task<BacktestPlan> LoadAsync(
        BacktestPlan plan, IReadOnlyList<Recording> recordings, RecordingStore store, CancellationToken stop)
    {
        var loaded = new List<LoadedRecording>();
        foreach (var one in recordings)
            loaded.Add(LoadedRecording.Of(one, await store.ReadTextAsync(one, stop)));
        return plan with { Recordings = loaded };
    }

    private static Dictionary<InstrumentId, T> Joined<T>(
        IEnumerable<(InstrumentId Id, T Rows)> files, IEnumerable<(InstrumentId Id, T? Rows)> stored)
        where T : class
    {
        var joined = files.ToDictionary(one => one.Id, one => one.Rows);
        foreach (var (id, rows) in stored)
            if (rows is not null && !joined.TryAdd(id, rows))
                throw Unfit($"There are a file and a recording of {id}.");
        return joined;
    }

    private static IEnumerable<(InstrumentId Id, T Rows)> Files<T>(
        IReadOnlyList<string> paths, InstrumentId[] instruments, string rule, Func<string, T> read)
    {
        if (paths.Count > 0 && paths.Count != instruments.Length)
            throw Unfit($"{rule}; there are {instruments.Length} and {paths.Count}.");
        return instruments.Zip(paths, (id, path) => (id, read(path)));
    }

    private static IReadOnlyList<EconomicEvent> EventsOf(string path) =>
        [.. EventFile.Read(FileContent.Open(path), path).Select(entry => entry.Event)];

    private static PlimsollException Unfit(string message) => new(FailureKind.BadInput, "backtest.config", message);
}
