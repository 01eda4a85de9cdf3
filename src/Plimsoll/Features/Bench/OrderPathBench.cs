using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies.SmaCross;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage;
using Plimsoll.Storage.Accounts;
using Plimsoll.Storage.Markets;
using Plimsoll.Venues;

namespace Plimsoll.Features.Bench;

/// <summary>
/// The way of an order as the program goes it: event, mailbox, strategy, risk gate, intent durable in a PostgreSQL of its
/// own, under a load that does not wait for answers.
/// </summary>
internal sealed class OrderPathBench(OrderPathRequest request, TimeProvider time)
{
    private const int RunsPerAccount = HardLimits.MaxActiveStrategies;
    private const int StepBars = 300_000;

    public async Task<OrderPathReport> RunAsync(CancellationToken stop)
    {
        var step = Steps();
        await using var database = await BenchDatabase.StartAsync(stop);
        await using var source = StorageServices.OpenSource(database.ConnectionString);
        var market = new OrderPathMarket(request, time);
        var watch = new Watch(market, time);
        var accounts = new TimedAccountStore(new AccountStore(source), time);
        using var installed = new InstalledVenues(new VenueOptions(), time);
        await using var directory = new AccountDirectory(
            accounts, new MarketStore(source), market,
            new VenueFactory(new SimulatedVenueStore(source), new NoKeys(), installed, time), [watch], time,
            NullLogger<AccountDirectory>.Instance);
        for (var run = 0; run < request.Strategies; run += RunsPerAccount)
            await OpenAsync(directory, database.UserId, run, stop);
        var events = request.Rate * request.Seconds;
        await market.RunAsync(events, stop);
        if (directory.Runners.Any(runner => runner.IsDegraded))
            throw new InvalidOperationException("an account could not keep up and is degraded");
        return new OrderPathReport(
            request, events, Percentiles.Of(watch.Milliseconds), Percentiles.Of(accounts.Milliseconds),
            Percentiles.Of(market.Lateness), step);
    }

    private async Task OpenAsync(AccountDirectory directory, Guid user, int first, CancellationToken stop)
    {
        var runner = await directory.CreateAsync(
            new AccountRecord(
                new AccountId(Guid.CreateVersion7()), user, $"Bench {first}", "USD", ExecutionMode.Simulation, "sim",
                "UTC", new Money(100_000m), DateTimeOffset.UnixEpoch),
            stop);
        await runner.ExecuteAsync(
            session =>
            {
                session.Engine.SetMode(OperatingMode.Autonomous, "bench", "measures");
                for (var run = first; run < Math.Min(first + RunsPerAccount, request.Strategies); run++)
                    session.StartRun(Configuration(session, run), new SmaCrossDefinition(), new RunHistory([]));
                return true;
            },
            stop);
    }

    // Each looks a little farther than the one before, so that they do not all decide on the same bar.
    private static RunConfiguration Configuration(AccountSession session, int run)
    {
        var instrument = session.State.Instruments[run % session.State.Instruments.Count];
        return new RunConfiguration
        {
            Id = new RunId(Guid.CreateVersion7()),
            Name = $"run {run}",
            StrategyName = "sma-cross",
            StrategyVersion = 1,
            Parameters = new Dictionary<string, string>
            {
                ["fast"] = $"{2 + run % 5}",
                ["slow"] = $"{8 + run % 7}",
                ["direction"] = "long",
            },
            InstrumentId = instrument.Id,
            Timeframe = Timeframe.OneMinute,
            Sizing = new SizingRule.RiskFraction(0.001m),
            Budget = RunBudget.Bot,
        }.Of(new SmaCrossDefinition(), instrument);
    }

    private Percentiles Steps()
    {
        var measurement = new EngineMeasurement(StepBars, seed: 1);
        var micros = new List<double>();
        micros.EnsureCapacity((int)measurement.Run(MeasuredLimits.None).Bars); // Compiled by then, too.
        var began = time.GetTimestamp();
        foreach (var _ in measurement.Steps(MeasuredLimits.None))
        {
            micros.Add(time.GetElapsedTime(began).TotalMicroseconds);
            began = time.GetTimestamp();
        }

        return Percentiles.Of(micros);
    }

    private sealed class Watch(OrderPathMarket market, TimeProvider time) : IAccountObserver
    {
        // As many as there are intents in a run.
        private readonly ConcurrentQueue<double> _milliseconds = [];

        public IReadOnlyCollection<double> Milliseconds => _milliseconds;

        public void OnCommitted(AccountId account, AccountState state, IReadOnlyList<AccountFact> facts)
        {
            foreach (var fact in facts)
                if (fact is AccountFact.OrderIntended intended
                    && market.DueOf(intended.Ticket.InstrumentId, fact.Time) is { } due)
                    _milliseconds.Enqueue(time.GetElapsedTime(due).TotalMilliseconds);
        }
    }

    private sealed class NoKeys : IVenueKeyStore
    {
        public Task<VenueKey?> FindAsync(AccountId account, CancellationToken cancellationToken) =>
            Task.FromResult<VenueKey?>(null);
    }
}
