using Plimsoll.Core.Market;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Storage.Tests.Datasets;

public sealed class BarCodecTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(BarCodec.MaxBars)]
    public void Bars_come_back_as_they_were(int count)
    {
        var bars = BarSeries.OneMinute(count);

        RoundTrip(bars).ShouldBe(bars);
    }

    [Fact]
    public void Every_bit_of_an_odd_number_comes_back()
    {
        double[] odd =
        [
            0, -0.0, double.NaN, double.MaxValue, double.MinValue, double.Epsilon, -1.5, 0.1 + 0.2,
            double.PositiveInfinity, double.NegativeInfinity,
        ];
        var bars = odd.SelectMany(first => odd.Select(second => (first, second)))
            .Select((pair, index) => new Bar(
                new Timestamp(index % 2 == 0 ? index : long.MaxValue - index),
                pair.first, pair.second, pair.second, pair.first, pair.second))
            .ToArray();

        RoundTrip(bars).Select(Bits).ShouldBe(bars.Select(Bits));
    }

    [Fact]
    public void Damaged_bytes_are_refused()
    {
        var data = BarCodec.Encode(BarSeries.OneMinute(100));

        Should.Throw<InvalidDataException>(() => BarCodec.Decode(data.AsSpan(0, data.Length / 2), new Bar[100]));
        Should.Throw<InvalidDataException>(() => BarCodec.Decode(data, new Bar[99]));
        Should.Throw<InvalidDataException>(() => BarCodec.Decode([9, .. data.AsSpan(1)], new Bar[100]));
        Should.Throw<InvalidDataException>(() => BarCodec.Decode([], []));
    }

    private static Bar[] RoundTrip(Bar[] bars)
    {
        var decoded = new Bar[bars.Length];
        BarCodec.Decode(BarCodec.Encode(bars), decoded);
        return decoded;
    }

    private static string Bits(Bar bar)
    {
        var plain = new byte[BarCodec.PlainLength];
        BarCodec.WritePlain(bar, plain);
        return Convert.ToHexString(plain);
    }
}
