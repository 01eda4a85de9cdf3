using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>The program dies while one bot's entry takes away from another bot's trade, or waits for that.</summary>
public sealed class NettingRestartTests
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(6);

    [Fact]
    public async Task It_goes_on_after_the_restart_as_if_nothing_had_happened()
    {
        var database = new MemoryDatabase();
        var points = new List<CrashPoint>();
        await using var lived = await World.OpenAsync(WorldStores.Of(database));
        await lived.OpenAccountAsync(Guid.Empty);
        await lived.StartAsync(BotPlan.OfTwo("15m", 0.03m) with { Nets = true });
        await lived.StartAsync(BotPlan.OfTwo("5m", 0.02m) with { Nets = true }, number: 2);
        database.Written = (kind, image) => points.Add(new CrashPoint(points.Count, kind, image));
        await lived.AdvanceAsync(Length);
        var (end, books) = (lived.Market.Time, await lived.AskAsync(Books.Of));
        var between = points.Where(point => point.Lost().Count == 0 && IsTaking(point.Fold())).ToArray();
        between.Length.ShouldBeGreaterThan(2, "else nothing was interrupted");
        between.ShouldContain(point => IsWaiting(point.Fold()), "else nothing had a rest to open");

        foreach (var point in between.Take(8).Concat(between.Where(one => IsWaiting(one.Fold())).Take(6)))
        {
            var after = new MemoryDatabase(point.Image);
            await using var world = await World.OpenAsync(WorldStores.Of(after));
            (await world.AskAsync(IsWaiting)).ShouldBe(IsWaiting(point.Fold()), $"after {point}");
            await world.AdvanceToAsync(end);
            (await world.AskAsync(Books.Of)).ShouldBe(books, $"after {point}");
            await Conservation.ExpectAsync(world, after);
        }
    }

    private static bool IsTaking(AccountState state) =>
        state.Orders.Open.Any(order => order.Ticket.ExitReason == ExitReason.Offset);

    // The entry is larger than what it takes away.
    private static bool IsWaiting(AccountState state) => IsTaking(state)
        && state.Signals.Open.Any(one => one.Status == SignalStatus.Approved && one.Signal.Action == SignalAction.Open);
}
