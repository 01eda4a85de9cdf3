using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Failures;
using Plimsoll.Features.Backtests;
using Plimsoll.Features.Strategies;
using Plimsoll.Runtime.Replays;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage;
using Plimsoll.Venues;

namespace Plimsoll.Features.Replays;

/// <summary><c>plimsoll replay --session S</c> and <c>--dataset D</c>: a recording told again in this process.</summary>
internal sealed class RecordingReplay
{
    private readonly Option<string?> _session = new("--session") { Description = "Name or id of a session of ticks." };
    private readonly Option<string?> _dataset = new("--dataset") { Description = "Name or id of one-minute bars." };
    private readonly Option<string?> _instrument = new("--instrument") { Description = "What is traded (the first)." };
    private readonly Option<string?> _strategy = new("--strategy") { Description = "Who trades (nobody)." };
    private readonly Option<string?> _timeframe = new("--timeframe") { Description = "Of the strategy's bars (1m)." };
    private readonly Option<string[]> _set = new("--set") { Description = "A parameter of the strategy: name=value." };
    private readonly Option<string?> _sizing = new("--sizing") { Description = "Of entries (equityFraction=0.02)." };
    private readonly Option<string?> _leverage = new("--leverage") { Description = "Notional ÷ own margin (1)." };

    private readonly Option<double?> _acceleration = new("--acceleration")
    {
        Description = "Seconds of the recording in one, 0.1 to 10000; 0: as fast as it can (0).",
    };

    /// <param name="Source">The session or the dataset.</param>
    /// <param name="Events">Told.</param>
    /// <param name="Counts">Of its account.</param>
    /// <param name="Equity">At the end.</param>
    /// <param name="Hash">Of its log's chain.</param>
    internal sealed record Report(string Source, long Events, ReplayCounts Counts, decimal Equity, string Hash);

    private Option[] All =>
        [_session, _dataset, _instrument, _strategy, _timeframe, _set, _sizing, _leverage, _acceleration];

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Options.Add(option);
    }

    /// <summary>Whether any of its options was given.</summary>
    public bool IsAsked(ParseResult parsed) => All.Any(option => parsed.GetResult(option) is { Implicit: false });

    public async Task RunAsync(ServerWork work)
    {
        var problems = new FieldProblems();
        var request = Read(work.Parsed, problems);
        ReplayPlan.Check(request, problems);
        Throw(problems);
        var strategy = request.Strategy is { } name
            ? await StrategyLookup.FindAsync(work.Service<PlimsollContext>(), work.UserId, name, work.Stop)
            : null;
        var data = await work.Service<ReplayLibrary>().FindAsync(work.UserId, request, strategy, work.Stop);
        var plan = ReplayPlan.TryBuild(request, strategy, data, problems);
        Throw(problems);
        await TellAsync(work, await RunAsync(work, plan!));
    }

    private static async Task<Report> RunAsync(ServerWork work, ReplayPlan plan)
    {
        var services = ReplayShelf.Services(
            work.Service<IVenueKeyStore>(), work.Service<InstalledVenues>(), work.Service<TimeProvider>(),
            work.Service<ILoggerFactory>());
        await using var replay = await Replay.OpenAsync(plan.Setup, services, () => [], work.Stop);
        replay.Market.Play();
        await replay.Market.Completion.WaitAsync(work.Stop);
        if (replay.State is not ReplayState.Ended)
            throw new PlimsollException(
                FailureKind.Failed, "replay.failed",
                $"It ended at {replay.Market.Time}: {replay.Market.Failure?.Message ?? "its account could not go on"}");
        var equity = await replay.ReadAsync(session => session.State.Marks.Exact().Value, work.Stop);
        return new Report(plan.Name, replay.Market.Sequence, replay.Books.Counts, equity, replay.Books.Hash);
    }

    private ReplayRequest Read(ParseResult parsed, FieldProblems problems)
    {
        var texts = new OptionTexts(problems);
        var set = parsed.GetValue(_set) ?? [];
        return new ReplayRequest(
            parsed.GetValue(_session),
            parsed.GetValue(_dataset),
            parsed.GetValue(_instrument),
            parsed.GetValue(_strategy),
            parsed.GetValue(_timeframe),
            texts.Sizing("--sizing", parsed.GetValue(_sizing)),
            set.Length > 0 ? texts.Pairs("--set", set) : null,
            texts.Number("--leverage", parsed.GetValue(_leverage)),
            parsed.GetValue(_acceleration) ?? ReplayPace.Unbounded);
    }

    private static void Throw(FieldProblems problems)
    {
        if (problems.Any)
            throw new PlimsollException(
                FailureKind.BadInput, problems.All[0].Code,
                string.Join(" ", problems.All.Select(one => $"{one.Field}: {one.Message}")));
    }

    private static async Task TellAsync(ServerWork work, Report report) => await work.Output.WriteLineAsync(work.Json
        ? JsonSerializer.Serialize(report, ApiJson.Options)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Source}: {report.Events} events told\n{report.Counts.Facts} facts, {report.Counts.Decisions} "
            + $"decisions, {report.Counts.Orders} orders, {report.Counts.Fills} fills, {report.Counts.RoundTrips} "
            + $"round trips\nequity {report.Equity}\nhash {report.Hash}"));
}
