using System.Globalization;
using System.IO.Compression;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;
using Plimsoll.Testing;

namespace Plimsoll.Core.Tests.Backtesting;

/// <summary>Results on which LEAN, vectorbt, backtesting.py, freqtrade and backtrader agree.</summary>
public sealed class CrossEngineProofTests
{
    private const int BarsOfPairs = 100_000;

    [Fact]
    public void Half_a_million_bars_end_where_the_other_engines_end()
    {
        var result = new CrossEngineProof(Bars()).Run(fast: 10, slow: 50);
        result.FinalEquity.ShouldBe(9_608_177.00614m);
        result.Fees.ShouldBe(383_643.47386m);
        result.Fills.ShouldBe(13_712);
        result.RoundTrips.ShouldBe(6_856);
        result.IsOpenAtEnd.ShouldBeFalse();
        result.MaxDrawdown.ShouldBe(0.0392083859, 5e-11);
    }

    [Fact]
    public void A_thousand_pairs_of_periods_are_exact()
    {
        var proof = new CrossEngineProof(Bars().AsMemory(0, BarsOfPairs));
        var expected = File.ReadLines(ReferenceData.PathOf("engines/w2-exact-next-open.csv")).Skip(1)
            .Select(line => line.Split(',')).ToArray();
        expected.Length.ShouldBe(1_000);
        var wrong = expected.AsParallel().Where(row => !Agrees(proof, row)).Select(row => string.Join(',', row));
        wrong.ShouldBeEmpty();
    }

    // fast, slow, final_equity, orders, closed_trades, open_position
    private static bool Agrees(CrossEngineProof proof, string[] row)
    {
        var result = proof.Run(int.Parse(row[0], null), int.Parse(row[1], null));
        return result.FinalEquity == decimal.Parse(row[2], CultureInfo.InvariantCulture)
            && result.Fills == int.Parse(row[3], null)
            && result.RoundTrips == int.Parse(row[4], null)
            && result.IsOpenAtEnd == (row[5] == "1");
    }

    private static Bar[] Bars()
    {
        using var file = File.OpenRead(ReferenceData.PathOf("engines/w1-500000-bars.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        reader.ReadLine();
        var bars = new List<Bar>(500_000);
        while (reader.ReadLine() is { } line)
        {
            var row = line.Split(',');
            bars.Add(new Bar(
                new Timestamp(long.Parse(row[0], null) * 1_000), Number(row[1]), Number(row[2]), Number(row[3]),
                Number(row[4]), Number(row[5])));
        }

        return [.. bars];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
