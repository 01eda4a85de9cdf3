using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

public sealed class ShutdownTests
{
    private const string Falling = "sim:ALPHA-USD";
    private const string Held = "sim:DELTA-USD";
    private const int Trades = 10;

    [Fact]
    public async Task At_fifteen_percent_below_the_peak_everything_is_closed_and_stays_closed()
    {
        var database = new MemoryDatabase();
        await using (var world = await World.OpenAsync(WorldStores.Of(database)))
        {
            await world.OpenAccountAsync(Guid.Empty);
            await world.StartAsync(BotPlan.Bold(Falling), 1);
            await world.StartAsync(BotPlan.Bold(Held), 2);
            await world.UntilAsync(state => Books.Holdings(state) is [> 0m, _, _, > 0m, _]);

            var last = world.Market.Sequence;
            await FallAsync(world, Falling, 0.5, last);
            (await world.AskAsync(state => state.ShutdownReason)).ShouldNotBeNull();
            await FallAsync(world, Held, 1, last + Trades);

            (await world.AskAsync(Books.Holdings)).ShouldAllBe(holding => holding == 0m);
        }

        await using var after = await World.OpenAsync(WorldStores.Of(database));
        var intents = await after.AskAsync(state => state.Orders.LastIntent);
        (await after.AskAsync(state => state.ShutdownReason)).ShouldNotBeNull();
        await after.AdvanceAsync(TimeSpan.FromHours(2));
        (await after.AskAsync(state => state.Orders.LastIntent)).ShouldBe(intents);
        var drawdown = await after.AskAsync(state =>
            1m - state.Marks.Exact().Value / state.Marks.PeakEquity.Value);
        drawdown.ShouldBeInRange(0.15m, 0.19m);

        (await after.DoAsync(session => session.Engine.ClearShutdown("ann", "understood"))).ShouldBeNull();
        (await after.AskAsync(state => state.ShutdownReason)).ShouldBeNull();
    }

    // Two seconds of trades at another price: long enough for exits to reach the venue and fill.
    private static async Task FallAsync(World world, string instrument, double factor, long sequence)
    {
        var id = InstrumentId.Of(instrument);
        var slot = await world.AskAsync(state => state.Instruments.SlotOf(id));
        var price = factor * await world.AskAsync(state => state.Marks.MarkOf(slot));
        var clock = await world.Account.ReadAsync(session => session.Engine.Clock, World.Stop);
        for (var trade = 1; trade <= Trades; trade++)
        {
            var told = new Trade(clock + TimeSpan.FromMilliseconds(200 * trade), price, 1, true, trade);
            await world.Account.OnMarketAsync(new MarketEvent.Traded(sequence + trade, id, told), World.Stop);
        }

        await world.Account.FlushAsync(World.Stop);
    }
}
