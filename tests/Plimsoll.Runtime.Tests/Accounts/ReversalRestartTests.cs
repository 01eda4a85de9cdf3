using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>The program dies after the close of a reversal has gone out and before its opposite entry has.</summary>
public sealed class ReversalRestartTests
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(3);

    [Fact]
    public async Task The_opposite_entry_follows_after_the_restart_as_if_nothing_had_happened()
    {
        var database = new MemoryDatabase();
        var points = new List<CrashPoint>();
        await using var lived = await World.OpenAsync(WorldStores.Of(database));
        await lived.OpenAccountAsync(Guid.Empty);
        await lived.StartAsync(BotPlan.Turning);
        database.Written = (kind, image) => points.Add(new CrashPoint(points.Count, kind, image));
        await lived.AdvanceAsync(Length);
        var (end, books) = (lived.Market.Time, await lived.AskAsync(Books.Of));
        var between = points.Where(point => point.Lost().Count == 0 && Waiting(point.Fold()) is not null).ToArray();
        between.Length.ShouldBeGreaterThan(2, "else nothing was interrupted");

        foreach (var point in between.Take(12))
        {
            var after = new MemoryDatabase(point.Image);
            await using var world = await World.OpenAsync(WorldStores.Of(after));
            var waiting = await world.AskAsync(Waiting);
            waiting.ShouldBe(Waiting(point.Fold()), $"after {point}");
            await world.UntilAsync(state => state.PositionOf(waiting!.InstrumentId) is { IsFlat: false } position
                && position.SignalNumber == waiting.Number);
            (await world.AskAsync(state => state.PositionOf(waiting!.InstrumentId).Side)).ShouldBe(waiting!.Side);
            await world.AdvanceToAsync(end);
            (await world.AskAsync(Books.Of)).ShouldBe(books, $"after {point}");
            await Conservation.ExpectAsync(world, after);
        }
    }

    // The entry that is approved while what it reverses is still held.
    private static Signal? Waiting(AccountState state)
    {
        foreach (var (signal, status) in state.Signals.Open)
            if (status == SignalStatus.Approved && signal.Action == SignalAction.Open
                && !state.PositionOf(signal.InstrumentId).IsFlat)
                return signal;
        return null;
    }
}
