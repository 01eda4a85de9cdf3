using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>Hours of trading that nothing interrupted: what every interrupted life is held against.</summary>
public sealed class LivedHours : IAsyncLifetime
{
    private const int Length = 150;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>After every write.</summary>
    internal List<CrashPoint> Points { get; } = [];

    internal List<LivedMinute> Minutes { get; } = [];

    internal IReadOnlyList<string> Facts { get; private set; } = [];

    /// <summary>An account with three strategies, one of them over longer bars and both ways.</summary>
    internal static async Task BeginAsync(World world, Guid user)
    {
        await world.OpenAccountAsync(user);
        await world.StartAsync(BotPlan.Busy, 1);
        await world.StartAsync(BotPlan.Turning, 2);
        await world.StartAsync(BotPlan.Cross("sim:DELTA-USD", "1m", 5, 15, "long"), 3);
    }

    public async ValueTask InitializeAsync()
    {
        var database = new MemoryDatabase();
        await using var world = await World.OpenAsync(WorldStores.Of(database));
        await BeginAsync(world, Guid.Empty);
        database.Written = (kind, image) => Points.Add(new CrashPoint(Points.Count, kind, image));
        for (var minute = 0; minute < Length; minute++)
        {
            await world.AdvanceAsync(Minute);
            Minutes.Add(new LivedMinute(
                world.Market.Time, await world.AskAsync(Books.Of), CrashPoint.FactsOf(database.Now).Count));
        }

        Facts = CrashPoint.FactsOf(database.Now);
        ExpectTrading([.. database.Now.Accounts.Values.Single().Facts.Select(fact => FactJson.Read(fact))]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // To survive hours in which little was traded would prove little.
    private static void ExpectTrading(IReadOnlyList<AccountFact> facts)
    {
        var entries = facts.OfType<AccountFact.OrderIntended>().Where(intended => intended.Ticket.IsEntry)
            .ToDictionary(intended => intended.Ticket.IntentNumber, intended => intended.Ticket);
        var entered = facts.OfType<AccountFact.FillBooked>().Select(booked => booked.Fill.IntentNumber)
            .Where(entries.ContainsKey).Distinct().Select(intent => entries[intent])
            .CountBy(ticket => (ticket.InstrumentId.Value, ticket.Side)).ToDictionary();
        (string, OrderSide)[] expected =
        [
            ("sim:ALPHA-USD", OrderSide.Buy), ("sim:DELTA-USD", OrderSide.Buy),
            ("sim:EUR-USD", OrderSide.Buy), ("sim:EUR-USD", OrderSide.Sell),
        ];
        foreach (var way in expected)
            entered.ShouldContainKey(way);
        entered.Values.Sum().ShouldBeGreaterThan(7);
    }
}
