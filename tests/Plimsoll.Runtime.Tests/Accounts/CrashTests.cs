using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>
/// The program dies after every single write of hours of trading, and a new one starts from what is durable: the
/// account goes on as if nothing had happened, or, where an order's intent was durable and the order had not reached
/// its venue, says so and goes on without it.
/// </summary>
public sealed class CrashTests(LivedHours lived, ITestOutputHelper output) : IClassFixture<LivedHours>
{
    // Every this many points are followed to the end, the others for a while.
    private const int ToTheEnd = 40;

    private static readonly TimeSpan While = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task After_a_crash_anywhere_the_account_goes_on_as_if_nothing_had_happened()
    {
        var notPlaced = 0;
        foreach (var point in lived.Points)
            notPlaced += await CrashAsync(point) ? 0 : 1;

        output.WriteLine($"{lived.Points.Count} crash points, {notPlaced} of them before an order reached its venue");
        lived.Points.Count.ShouldBeGreaterThan(400);
        notPlaced.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_crash_during_the_recovery_from_a_crash_changes_nothing_either()
    {
        foreach (var point in lived.Points.Where(point => point.Number % 25 == 0 || point.Lost().Count > 0))
        {
            var database = new MemoryDatabase(point.Image);
            var again = new List<CrashPoint>();
            database.Written = (kind, image) => again.Add(new CrashPoint(point.Number, $"{point.Kind}, {kind}", image));
            await (await World.OpenAsync(WorldStores.Of(database))).DisposeAsync();
            var ruledOut = CrashPoint.RuledOut(database.Now);

            foreach (var second in again)
            {
                var after = new MemoryDatabase(second.Image);
                await using var world = await World.OpenAsync(WorldStores.Of(after));
                CrashPoint.RuledOut(after.Now).ShouldBeSubsetOf(
                    ruledOut.Concat(second.Lost()), $"after {second}");
                await world.AdvanceAsync(While);
                await Conservation.ExpectAsync(world, after);
            }
        }
    }

    private async Task<bool> CrashAsync(CrashPoint point)
    {
        var database = new MemoryDatabase(point.Image);
        var lost = point.Lost();
        await using var world = await World.OpenAsync(WorldStores.Of(database));
        if (lost.Count > 0)
        {
            CrashPoint.RuledOut(database.Now).Except(CrashPoint.RuledOut(point.Image)).ShouldBe(lost, $"after {point}");
            await world.AdvanceAsync(While);
            world.Account.IsDegraded.ShouldBeFalse($"after {point}");
            await Conservation.ExpectAsync(world, database);
            return false;
        }

        var minute = point.Number % ToTheEnd == 0
            ? lived.Minutes[^1]
            : lived.Minutes.Find(later => later.Time > world.Market.Time + While) ?? lived.Minutes[^1];
        await world.AdvanceToAsync(minute.Time);
        (await world.AskAsync(Books.Of)).ShouldBe(minute.Books, $"after {point}");
        CrashPoint.ExpectFacts(database.Now, [.. lived.Facts.Take(minute.Facts)], $"after {point}");
        return true;
    }
}
