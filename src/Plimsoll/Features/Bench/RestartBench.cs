using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage;
using Plimsoll.Storage.Accounts;

namespace Plimsoll.Features.Bench;

/// <summary>
/// Holds the watch to a restart: an account with many open orders and a long log since its snapshot is put back together
/// from a PostgreSQL of its own, and its books are compared with its venue's.
/// </summary>
internal sealed class RestartBench(int openOrders, int facts, int runs, TimeProvider time)
{
    private const int FactsPerCommit = 5_000;

    // The busiest run of the yardstick writes about one fact in three bars.
    private const int BarsPerFact = 4;

    private static readonly Timestamp Start = Timestamp.FromSeconds(1_600_000_000);

    private readonly Instrument[] _instruments = [EngineMeasurement.Traded];
    private AccountRecord _account = null!;

    public async Task<RestartBenchReport> RunAsync(CancellationToken stop)
    {
        await using var database = await BenchDatabase.StartAsync(stop);
        _account = new AccountRecord(
            new AccountId(Guid.CreateVersion7()), database.UserId, "Bench", "USD", ExecutionMode.Simulation, "sim",
            "UTC", new Money(10_000_000m), DateTimeOffset.UnixEpoch);
        await using (var source = StorageServices.OpenSource(database.ConnectionString))
            await FillAsync(new AccountStore(source), stop);
        return await MeasureAsync(database.ConnectionString, stop);
    }

    private async Task FillAsync(AccountStore store, CancellationToken stop)
    {
        await store.CreateAsync(_account, stop);
        var log = new RestartBenchLog(store, _account, new InstrumentTable(_account.WithFees(_instruments)));
        await log.WriteAsync(RestingOrders(), FactsPerCommit, stop);
        await store.KeepAsync(KeptText.Of(await FoldAsync(store, stop)), stop);
        await log.WriteAsync(Life().Take(facts), FactsPerCommit, stop);
    }

    private IEnumerable<AccountFact> RestingOrders()
    {
        yield return new AccountFact.AccountOpened(Start, _account.InitialBalance);
        for (var intent = 1; intent <= openOrders; intent++)
        {
            yield return new AccountFact.OrderIntended(Start, Resting(intent), OrderStatus.Pending);
            yield return new AccountFact.OrderStepped(Start, intent, OrderEvent.SendBegan);
            yield return new AccountFact.OrderStepped(Start, intent, OrderEvent.Accepted, VenueOrderId: $"V{intent}");
        }
    }

    private OrderTicket Resting(long intent) => new()
    {
        IntentNumber = intent,
        RunId = default,
        InstrumentId = _instruments[0].Id,
        Side = OrderSide.Buy,
        Type = OrderType.Limit,
        Quantity = Quantity.Of(1m),
        LimitPrice = Price.Of(0.01m * intent),
        Purpose = OrderPurpose.Leg,
        CreatedAt = Start,
    };

    // What the engine itself writes while it trades as much as it can; numbers go on after those of the resting orders.
    private List<AccountFact> Life()
    {
        var life = new List<AccountFact>(facts);
        new EngineMeasurement(BarsPerFact * facts, seed: 1).Write(MeasuredLimits.None, step =>
            life.AddRange(step.Where(fact => fact is not AccountFact.AccountOpened).Select(After)));
        return life.Count >= facts
            ? life
            : throw new InvalidOperationException($"the yardstick writes {life.Count} facts only");
    }

    private AccountFact After(AccountFact fact) => fact switch
    {
        // No account is read back with the limits of a yardstick.
        AccountFact.RunStarted one => one with { Run = one.Run with { Budget = RunBudget.Strategy } },
        AccountFact.RiskDecided one => one with
        {
            Decision = one.Decision with
            {
                Inputs = one.Decision.Inputs with
                {
                    Run = one.Decision.Inputs.Run with { Budget = RunBudget.Strategy },
                },
            },
        },
        AccountFact.OrderIntended one => one with
        {
            Ticket = one.Ticket with { IntentNumber = one.Ticket.IntentNumber + openOrders },
        },
        AccountFact.OrderStepped one => one with { IntentNumber = one.IntentNumber + openOrders },
        AccountFact.FillBooked one => one with
        {
            Fill = one.Fill with { IntentNumber = one.Fill.IntentNumber + openOrders },
        },
        _ => fact,
    };

    private async Task<RestartBenchReport> MeasureAsync(string connectionString, CancellationToken stop)
    {
        var (seconds, processor) = (new double[runs], new double[runs]);
        for (var run = 0; run < runs; run++)
        {
            var used = Environment.CpuUsage.TotalTime;
            seconds[run] = await RestartAsync(connectionString, stop);
            processor[run] = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        }

        await using var source = StorageServices.OpenSource(connectionString);
        var store = new AccountStore(source);
        var began = time.GetTimestamp();
        var kept = KeptText.Of(await FoldAsync(store, stop));
        var snapshot = time.GetElapsedTime(began).TotalSeconds;
        await ScalarAsync(source, "delete from account_snapshots returning 0::bigint", stop);
        var bare = await RestartAsync(connectionString, stop);
        var payload = await ScalarAsync(
            source, $"select sum(length(payload::text)) from account_events where sequence > {3 * openOrders + 1}", stop);
        return new RestartBenchReport(
            openOrders, facts, runs, Spread.Of(seconds), Spread.Of(processor), bare, snapshot, kept.Text.Length, payload);
    }

    /// <summary>As a program does that has just been started: no connection is open, nothing is in memory.</summary>
    private async Task<double> RestartAsync(string connectionString, CancellationToken stop)
    {
        GC.Collect();
        var began = time.GetTimestamp();
        await using var source = StorageServices.OpenSource(connectionString);
        var store = new AccountStore(source);
        var folded = await FoldAsync(store, stop);
        var engine = new TradingEngine(folded.State, new EngineOptions());
        engine.Resume(new VenueBooks
        {
            AskedAt = Start,
            Reports = [],
            Working = [.. folded.State.Orders.Open.Select(order => new WorkingOrder(
                order.Ticket.IntentNumber, order.VenueOrderId ?? ""))],
        });
        var elapsed = time.GetElapsedTime(began).TotalSeconds;
        return folded.State.Orders.Open.Count >= openOrders
            ? elapsed
            : throw new InvalidOperationException("orders were lost on the way");
    }

    private Task<AccountFold.Folded> FoldAsync(AccountStore store, CancellationToken stop) =>
        new AccountFold(store, _instruments, NullLogger.Instance).FoldAsync(_account, stop);

    private static async Task<long> ScalarAsync(NpgsqlDataSource source, string sql, CancellationToken stop)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(stop) ?? 0L);
    }
}
