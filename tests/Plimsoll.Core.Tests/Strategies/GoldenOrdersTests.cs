using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Testing;

namespace Plimsoll.Core.Tests.Strategies;

/// <summary>
/// Every order and fill of the built-in strategies on hourly bars of BTCUSDT and ETHUSDT in 2023 and on quarter hours of
/// SOLUSDT. A changed hash is a changed strategy, fill model or limit: it needs a reason, and the new hash, in the same
/// commit. (The instrument rules are those of BTCUSDT throughout.)
/// </summary>
public sealed class GoldenOrdersTests
{
    private static readonly Instrument Coin = new()
    {
        Id = InstrumentId.Of("binance:BTCUSDT"),
        AssetClass = AssetClass.CryptoSpot,
        Base = "BTC",
        Quote = "USDT",
        PriceIncrement = 0.01m,
        QuantityStep = 0.00001m,
        MinQuantity = Quantity.Of(0.00001m),
        MinNotional = new Money(5m),
    };

    private static readonly Dictionary<string, DataSet> Data = new()
    {
        ["BTC"] = new("candles/binance-spot-BTCUSDT-1h-2022_2023.csv.gz", "1h", 8_759),
        ["ETH"] = new("candles/binance-spot-ETHUSDT-1h-2022_2023.csv.gz", "1h", 8_759),
        ["SOL"] = new("candles/binance-spot-SOLUSDT-15m-2023Q4.csv.gz", "15m", 8_832),
    };

    // Five rising bars and a discount at once are rarer than a handful a year: two hold more.
    private static readonly Dictionary<string, Dictionary<string, string>> Parameters = new()
    {
        ["fvg"] = new() { ["trendBars"] = "2" },
    };

    private sealed record DataSet(string File, string Timeframe, int Bars);

    [Theory]
    [InlineData(
        "sma-cross",
        "913c326df14844ed889937b3c69b9412", "c926bc3262390e9863a22bb3c8b54ad0", "45196f54ff8dcff3bb2edacdba4fb40e")]
    [InlineData(
        "nbb",
        "9aaae4173274e5927f163992ae6ee66d", "9081ef8d964baaaa627fa0dfde4752e8", "dd03b19db76e8c7a89d4df02c256efb7")]
    [InlineData(
        "jadecap",
        "4d1e181d89033e8c0c153f621ce78704", "3b1cd34c32c602a83b5c2ab89e9ea1dc", "cd84606868cee37c545ff728bce123c3")]
    [InlineData(
        "indicator",
        "55dc60660314acb1972a716ad1be23a7", "d2d0e1d1ae9027911dbaeca1ecfbe4f5", "cbdf3b9c66dbada0e1ac27568e144ed2")]
    [InlineData(
        "fabio",
        "352a839f0b0c6f72d6afaef4627baaba", "7f5996da377b58c8c284ca1464f19fea", "4a6ac5a953d8fb2113db23935787781a")]
    [InlineData(
        "tori",
        "ff00c4b95b0bf40f6ba105de922fdb48", "8a7f1eacdba910c49c0307ed4a4ec6eb", "ef41b2108c88dbf7198dd201652bb84a")]
    [InlineData(
        "trinity",
        "c4a07e8a8120cb9e37eab3a11d59d6e4", "7a08a7edfa2b9bc04ae8347132f13986", "ead13a4c9b7c9a173ec28096031301fb")]
    [InlineData(
        "fvg",
        "780f3be38c40d1aac28f3817d8b6545c", "9c9fd01281421413b081238dd8793550", "bb6477c293ee72729a4e532963837b99")]
    [InlineData(
        "alpha",
        "d9b69c4d06398f992ddeae41414b084b", "19a867e33c98a6a483da81f8bcb8ceba", "516523b4c3bf38f01f9e687285618df4")]
    [InlineData(
        "playbook",
        "800ce8a190bc79b0f54d10880ebb6513", "1cdd22682983fa7b6ff2ea31e133bb77", "04799311309c06213c3d98089169dfb0")]
    [InlineData(
        "buy-and-hold",
        "fe56046a6993efacab64e7ec9a474276", "f172aeb5fbe65a992ae47216dfec31f4", "a0bca33c5f281b0b4a7bcc53f20b54e4")]
    public void Orders_of_2023(string strategy, string bitcoin, string ether, string solana)
    {
        string[] found = [Hash(strategy, "BTC"), Hash(strategy, "ETH"), Hash(strategy, "SOL")];
        found.ShouldBe([bitcoin, ether, solana]);
    }

    [Fact]
    public void No_built_in_strategy_is_left_out()
    {
        var covered = typeof(GoldenOrdersTests).GetMethod(nameof(Orders_of_2023))!
            .GetCustomAttributes<InlineDataAttribute>().Select(row => (string)row.Data[0]!);
        covered.ShouldBe(StrategyCatalog.All.Select(one => one.Name), ignoreOrder: true);
    }

    private static string Hash(string strategy, string data)
    {
        var journal = new Journal();
        var session = new BacktestSession(
            new BacktestSetup
            {
                Instruments = [Coin],
                Timeframe = Timeframe.Of(Data[data].Timeframe),
                Strategy = StrategyCatalog.Find(strategy)!,
                Parameters = Parameters.GetValueOrDefault(strategy, []),
            },
            journal);
        foreach (var bar in Bars(Data[data].File))
            session.OnBar(in bar);
        session.Finish();
        session.Bars.ShouldBe(Data[data].Bars);
        journal.Lines.ShouldBeGreaterThan(2, "else nothing is held");
        return journal.Hash;
    }

    private static IEnumerable<Bar> Bars(string name)
    {
        using var file = File.OpenRead(ReferenceData.PathOf(name));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            var time = Timestamp.FromMilliseconds(long.Parse(cells[0], CultureInfo.InvariantCulture));
            if (time >= Timestamp.From(new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero)))
                yield return new Bar(time, At(1), At(2), At(3), At(4), At(5));

            double At(int cell) => double.Parse(cells[cell], CultureInfo.InvariantCulture);
        }
    }

    private sealed class Journal : IBacktestObserver
    {
        private readonly StringBuilder _text = new();

        public int Lines { get; private set; }

        public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text.ToString())))[..32];

        public void OnFacts(ReadOnlySpan<AccountFact> facts)
        {
            foreach (var fact in facts)
                if (fact is AccountFact.OrderIntended { Ticket: var order })
                    Add($"{order.IntentNumber} {order.Side} {order.Type} {order.Quantity} {order.StopPrice} "
                        + $"{order.LimitPrice} {order.Purpose} {order.CreatedAt}");
                else if (fact is AccountFact.FillBooked { Fill: var fill })
                    Add($"{fill.IntentNumber} {fill.Side} {fill.Price} {fill.Quantity} {fill.Fee} {fill.Time}");
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction)
        {
        }

        private void Add(string line)
        {
            Lines++;
            _text.Append(line).Append('\n');
        }
    }
}
