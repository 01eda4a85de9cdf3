using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Testing;

namespace Plimsoll.Core.Tests.Strategies;

/// <summary>
/// Every order and fill of the built-in strategies on the hourly bars of BTCUSDT in 2023. A changed hash is a changed
/// strategy, fill model or limit: it needs a reason, and the new hash, in the same commit.
/// </summary>
public sealed class GoldenOrdersTests
{
    private const string File = "candles/binance-spot-BTCUSDT-1h-2022_2023.csv.gz";

    private static readonly Instrument Bitcoin = new()
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

    [Theory]
    [InlineData("sma-cross", "913c326df14844ed889937b3c69b9412")]
    [InlineData("nbb", "9aaae4173274e5927f163992ae6ee66d")]
    public void Orders_of_2023(string strategy, string hash)
    {
        var journal = new Journal();
        var session = new BacktestSession(
            new BacktestSetup
            {
                Instrument = Bitcoin,
                Timeframe = Timeframe.Of("1h"),
                Strategy = StrategyCatalog.Find(strategy)!,
                Parameters = new Dictionary<string, string>(),
            },
            journal);
        foreach (var bar in Bars())
            session.OnBar(in bar);
        session.Finish();
        session.Bars.ShouldBe(8_759);
        journal.Hash.ShouldBe(hash, $"{journal.Lines} lines, the last: {journal.Last}");
    }

    private static IEnumerable<Bar> Bars()
    {
        using var file = System.IO.File.OpenRead(ReferenceData.PathOf(File));
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

        public string Last { get; private set; } = "";

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
            Last = line;
            _text.Append(line).Append('\n');
        }
    }
}
