using System.Globalization;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Loopback;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance;
using Plimsoll.Venues.Tests.Binance;

namespace Plimsoll.Venues.Tests.Conformance;

/// <summary>A venue on 127.0.0.1 that speaks the wire format, its own book, and adapters that were never told anything.</summary>
public sealed class WireVenue : IAsyncLifetime
{
    private const string Symbol = "BTCUSDT";

    private readonly SocketsHttpHandler _handler = new();
    private readonly HttpClient _book = new();
    private readonly Dictionary<BinanceProduct, (Instrument Instrument, double Price)> _traded = [];
    private LoopbackServer _server = null!;
    private long _intents;

    public LoopbackServer Server => _server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await LoopbackServer.StartAsync(
        new LoopbackOptions { Seed = 23, History = TimeSpan.FromMinutes(5) }, Cancel);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _handler.Dispose();
        _book.Dispose();
    }

    /// <summary>Each has a budget and a memory of its own; what they trade was asked for once.</summary>
    internal async Task<(BinanceVenue Venue, Instrument Instrument, double Price)> ConnectAsync(BinanceProduct product)
    {
        var (key, secret) = _server.Keys["trading"];
        var access = AccessTo(product);
        if (!_traded.TryGetValue(product, out var traded))
            _traded.Add(product, traded = await LookAsync(access));
        var client = new BinanceClient(access, new VenueKey(key, secret));
        await client.MeasureClockLeadAsync(Cancel);
        return (
            new BinanceVenue(client, [traded.Instrument], new Names(), TimeProvider.System), traded.Instrument, traded.Price);
    }

    private BinanceAccess AccessTo(BinanceProduct product)
    {
        var site = product == BinanceProduct.Spot ? BinanceSite.SpotTest : BinanceSite.UsdMarginedTest;
        return new BinanceAccess(site.At(_server.Address), _handler, TimeProvider.System);
    }

    private static async Task<(Instrument Instrument, double Price)> LookAsync(BinanceAccess access)
    {
        using var reader = new BinanceClient(access, null);
        var feed = new BinanceFeed(reader, [Symbol], TimeProvider.System);
        var instrument = (await feed.ReadInstrumentsAsync(Cancel)).Single();
        var minutes = await feed.ReadMinutesAsync(instrument.Id, feed.Now - TimeSpan.FromMinutes(5), feed.Now, Cancel);
        return (instrument, minutes[^1].Close);
    }

    public long NextIntent() => Interlocked.Increment(ref _intents);

    /// <summary>What the venue itself knows of an order of this name; null when it never had it.</summary>
    public async Task<(string Status, decimal Filled)?> TruthOfAsync(long intent)
    {
        var name = $"PL{intent}";
        var text = await _book.GetStringAsync(new Uri(_server.Address, "/loopback/book"), Cancel);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("clientOrderId").GetString() == name).ToArray();
        if (lines.Length == 0)
            return null;
        var order = lines.Single(line => line.GetProperty("kind").GetString() is "order" or "conditional");
        var filled = lines.Where(line => line.GetProperty("kind").GetString() == "fill")
            .Sum(line => decimal.Parse(
                line.GetProperty("quantity").GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture));
        return (order.GetProperty("status").GetString()!, filled);
    }
}
