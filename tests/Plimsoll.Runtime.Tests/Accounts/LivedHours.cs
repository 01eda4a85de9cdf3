using Plimsoll.Core.Engine;
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

    internal int FillCount { get; private set; }

    /// <summary>An account with three strategies, one of them over longer bars and both ways.</summary>
    internal static async Task BeginAsync(World world, Guid user)
    {
        await world.OpenAccountAsync(user);
        await world.StartAsync(BotPlan.Busy, 1);
        await world.StartAsync(BotPlan.BothWays, 2);
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
        FillCount = database.Now.Accounts.Values.Single().Facts.Count(
            fact => FactJson.Read(fact) is AccountFact.FillBooked);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
