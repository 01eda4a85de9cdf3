using System.Diagnostics;
using System.Text.Json;

namespace Plimsoll.Loopback.Tests;

/// <summary>
/// The proof that the venue is faithful: a library that many trade with, of which nothing is changed but the
/// addresses, finds here what it knows from there.
/// </summary>
public sealed class CcxtTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_foreign_library_trades_spot()
    {
        var seen = await RunAsync("spot");

        seen.GetProperty("market").GetProperty("symbols").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(["BTC/USDT", "ETH/USDT", "BTC/USDT:USDT", "ETH/USDT:USDT"], ignoreOrder: true);
        seen.GetProperty("market").GetProperty("precision").GetProperty("amount").GetDouble().ShouldBe(0.00001);
        SawTheMarketAndItsOrders(seen);
        seen.GetProperty("order").Text("fee").ShouldBe("BTC");
    }

    [Fact]
    public async Task A_foreign_library_trades_perpetuals()
    {
        var seen = await RunAsync("futures");

        seen.GetProperty("market").GetProperty("precision").GetProperty("price").GetDouble().ShouldBe(0.1);
        SawTheMarketAndItsOrders(seen);
        seen.GetProperty("order").Text("fee").ShouldBe("USDT");
        var positions = seen.GetProperty("positions");
        (positions.Text("side"), positions.GetProperty("contracts").GetDouble()).ShouldBe(("long", 0.003));
        positions.GetProperty("funding").GetDouble().ShouldBe(0.0001);
        positions.Long("left").ShouldBe(0);
    }

    private static void SawTheMarketAndItsOrders(JsonElement seen)
    {
        var market = seen.GetProperty("market");
        market.Long("clockDifference").ShouldBeLessThan(10_000);
        market.GetProperty("bid").GetDouble().ShouldBeLessThan(market.GetProperty("ask").GetDouble());
        (market.Long("levels"), market.Long("bars"), market.Long("trades")).ShouldBe((100, 10, 5));
        market.GetProperty("minimum").GetDouble().ShouldBe(5);
        seen.GetProperty("balance").GetProperty("free").GetDouble().ShouldBe(100_000);

        seen.GetProperty("limit").ToString().ShouldBe(
            """{"placed":"open","fetched":"open","isOpen":true,"canceled":"canceled","cancelAgain":"OrderNotFound"}""");
        var order = seen.GetProperty("order");
        order.Text("status").ShouldBe("closed");
        (order.GetProperty("filled").GetDouble(), Math.Round(order.GetProperty("amount").GetDouble(), 8))
            .ShouldBe((0.003, 0.003));
        seen.GetProperty("stop").ToString().ShouldBe("""{"trigger":true,"placed":1,"left":0}""");
        seen.GetProperty("errors").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString())
            .ShouldBe(new Dictionary<string, string?>
            {
                ["funds"] = "InsufficientFunds",
                ["rule"] = "InvalidOrder",
                ["unknown"] = "OrderNotFound",
                ["signature"] = "AuthenticationError",
                ["late"] = "InvalidNonce",
                ["symbol"] = "BadSymbol",
            });
    }

    private static async Task<JsonElement> RunAsync(string kind)
    {
        await using var server = await LoopbackServer.StartAsync(
            new LoopbackOptions { Seed = 5, History = TimeSpan.FromHours(1) }, TestContext.Current.CancellationToken);
        var (key, secret) = server.Keys["trading"];
        var address = server.Address.GetLeftPart(UriPartial.Authority);
        using var node = Process.Start(new ProcessStartInfo("node", ["ccxt-client.js", address, key, secret, kind])
        {
            WorkingDirectory = Folder(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await node.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
            throw;
        }
        node.ExitCode.ShouldBe(0, await errors);
        using var document = JsonDocument.Parse(await output);
        return document.RootElement.Clone();
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Plimsoll.slnx")))
            folder = folder.Parent;
        return Path.Combine(
            folder?.FullName ?? throw new DirectoryNotFoundException("no folder above has Plimsoll.slnx"),
            "tests",
            "Plimsoll.Loopback.Tests");
    }
}
