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
        "7485dd887930224b4b32adab0c61df4f", "6e605d7c61e5a9b25b61fe4ade37c8c2", "7b93a527a0c1c0f8af9d3875ae0df3d0")]
    [InlineData(
        "jadecap",
        "9a4476724b3c16dfa5f4e004eec23cc4", "42baae3f738dee2affef7d81773aa744", "c55da0ef24929b580214af94dabf7d40")]
    [InlineData(
        "indicator",
        "edea7fe42469220d87dc133606783803", "3a667e8adc161827cc55405fa4f84e38", "edc640f1c95e5a580824974c921bff3e")]
    [InlineData(
        "fabio",
        "0e4afcdad7c082b2ed16a99263f57611", "cb60ca13c8b227d0f5c48e69963cfcda", "cb9e00968005fbf1141e11a884b185e9")]
    [InlineData(
        "tori",
        "be09d4a921416e96b0914d7555d76686", "aa496814e0de1541f56cc29584f8bd39", "f8ab915ab5f40cb4f1f1dbe8cc6d621b")]
    [InlineData(
        "trinity",
        "2ad45082836681439d43f40bd3be93f5", "8339e41920ab99a2fd1a43005d98d656", "77a2a7b183a97969937dc9d761471a66")]
    [InlineData(
        "fvg",
        "abe0a781e21bc719c27d817b24a84550", "f05253c83020cf1363bbed005e123009", "6fda3b5dfd3f9f130950fb8ba63b7cf3")]
    [InlineData(
        "alpha",
        "2cdfbb79ab91213c66b5c87e96d3ee03", "8740ea1fcd743e90ee277546ddc8c978", "2494c0b7da27f0fd0301b7e4a5362992")]
    [InlineData(
        "playbook",
        "6aa46ec06ef83004a42f0804b7af11dd", "a20da295c7f02db6b138ff5efbbd22aa", "acad8f562b3b2d3ebf4b45ea42a7e97f")]
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
