using System.Text.Json;
using Plimsoll.Core.Simulation;
using Plimsoll.Loopback.Faults;

namespace Plimsoll.Loopback.Tests;

/// <summary>However badly the venue behaves, its own books are right: nothing comes from nowhere.</summary>
public sealed class ConservationTests
{
    private const int Requests = 600;

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public async Task Balances_are_what_the_fills_made_of_them(ulong seed)
    {
        var rates = FaultRates.Parse(
            "errorAfterEffect=0.05,unknownCode=0.05,okWithError=0.05,fillAfterCancel=0.5,"
            + "partialThenCancel=0.02,overfill=0.02,idsRollBack=0.01,forgets=0.05,tickChanged=0.01");
        await using var world = await VenueWorld.StartAsync(options => options with { Seed = seed, Faults = rates });
        var dice = new SeededRandom(seed);

        for (var i = 0; i < Requests; i++)
        {
            await SomethingAsync(world, dice, i);
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        foreach (var symbol in new[] { "BTCUSDT", "ETHUSDT" })
            await UntilNothingIsOpenAsync(world, symbol);

        var fills = await FillsAsync(world);
        fills.Count.ShouldBeGreaterThan(100);
        foreach (var (asset, start) in new[] { ("USDT", 100_000m), ("BTC", 1m), ("ETH", 10m) })
            (await BalanceAsync(world, asset)).ShouldBe((start + fills.Sum(fill => Change(fill, asset)), 0m));
        Enum.GetValues<FaultKind>().Where(kind => rates[kind] > 0)
            .ShouldBe(world.Server.Faults.Counts.Keys);
    }

    private static async Task SomethingAsync(VenueWorld world, SeededRandom dice, int number)
    {
        var symbol = dice.Uniform() < 0.5 ? "BTCUSDT" : "ETHUSDT";
        var side = dice.Uniform() < 0.5 ? "BUY" : "SELL";
        var quantity = decimal.Round((decimal)dice.Uniform(0.001, 0.01), 3, MidpointRounding.ToZero) + 0.003m;
        if (dice.Uniform() < 0.2)
        {
            await world.SignedAsync(HttpMethod.Delete, "/api/v3/openOrders", ("symbol", symbol));
            return;
        }
        var price = decimal.Round((decimal)dice.Uniform(0.999, 1.001) * (symbol == "BTCUSDT" ? 60_000m : 3_000m), 0);
        var action = (dice.Next() % 4) switch
        {
            0 => world.OrderAsync(("symbol", symbol), ("side", side), ("type", "MARKET"), ("quantity", quantity)),
            1 => world.OrderAsync(("symbol", symbol), ("side", side), ("type", "LIMIT"), ("timeInForce", "IOC"),
                ("quantity", quantity), ("price", price)),
            2 => world.OrderAsync(("symbol", symbol), ("side", side), ("type", "LIMIT"), ("timeInForce", "GTC"),
                ("quantity", quantity), ("price", price), ("newClientOrderId", $"rests-{number}")),
            _ => world.SignedAsync(HttpMethod.Post, "/api/v3/orderList/oco", ("symbol", symbol), ("side", "SELL"),
                ("quantity", quantity), ("aboveType", "LIMIT_MAKER"), ("abovePrice", price * 1.002m),
                ("belowType", "STOP_LOSS_LIMIT"), ("belowStopPrice", price * 0.998m), ("belowPrice", price * 0.996m),
                ("belowTimeInForce", "GTC")),
        };
        await action;
    }

    private static async Task UntilNothingIsOpenAsync(VenueWorld world, string symbol)
    {
        for (var i = 0; i < 50; i++)
        {
            await world.SignedAsync(HttpMethod.Delete, "/api/v3/openOrders", ("symbol", symbol));
            world.Clock.Advance(TimeSpan.FromSeconds(2));
        }
    }

    private static async Task<(decimal Free, decimal Locked)> BalanceAsync(VenueWorld world, string asset)
    {
        for (var i = 0; i < 20; i++)
        {
            var answer = await world.SignedAsync(HttpMethod.Get, "/api/v3/account");
            if (answer.Body.TryGetProperty("balances", out var rows))
                return rows.EnumerateArray()
                    .Where(row => row.Text("asset") == asset)
                    .Select(row => (row.Money("free"), row.Money("locked")))
                    .Single();
        }
        throw new InvalidOperationException("The venue never told the balances.");
    }

    private static async Task<List<JsonElement>> FillsAsync(VenueWorld world)
    {
        using var client = new HttpClient { BaseAddress = world.Server.Address };
        var text = await client.GetStringAsync("/loopback/book", TestContext.Current.CancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .Where(line => line.Text("kind") == "fill")];
    }

    private static decimal Change(JsonElement fill, string asset)
    {
        var sign = fill.Text("side") == "BUY" ? 1m : -1m;
        var fee = fill.Text("commissionAsset") == asset ? fill.Money("commission") : 0m;
        return asset == "USDT" ? -sign * fill.Money("price") * fill.Money("quantity") - fee
            : fill.Text("symbol").StartsWith(asset, StringComparison.Ordinal) ? sign * fill.Money("quantity") - fee
            : 0m;
    }
}
