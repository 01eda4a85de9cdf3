using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Tests.Risk;

namespace Plimsoll.Core.Tests.Backtesting.Portfolios;

/// <summary>Instruments and bars for backtests over several of them.</summary>
internal static class Markets
{
    public static readonly Timeframe Hour = Timeframe.Of("1h");
    public static readonly Timestamp Start = EquitySeries.Start;

    public static Instrument Named(string name) => RiskCase.Spot with
    {
        Id = InstrumentId.Of($"test:{name}USDT"),
        Base = name,
    };

    public static Instrument[] Named(params string[] names) => [.. names.Select(Named)];

    /// <summary>A random walk on cents around slow waves, so that crosses win as well as lose.</summary>
    public static Bar[] Walk(ulong seed, int count, Timeframe timeframe, int skip = 0)
    {
        var random = new SeededRandom(seed);
        var close = Cents(50 + 100 * random.Uniform());
        var bars = new Bar[count];
        for (var index = 0; index < count; index++)
        {
            var open = Cents(close * (1 + 0.002 * random.Normal()));
            close = Cents(open * (1 + 0.004 * Math.Sin(index * 2 * Math.PI / (40 + seed)) + 0.004 * random.Normal()));
            var high = Cents(Math.Max(open, close) * (1 + 0.004 * random.Uniform()));
            var low = Cents(Math.Min(open, close) / (1 + 0.004 * random.Uniform()));
            bars[index] = new Bar(
                Start + timeframe.Length * (skip + index), open, Math.Max(high, Math.Max(open, close)),
                Math.Min(low, Math.Min(open, close)), close, Cents(100 + 900 * random.Uniform()));
        }

        return bars;
    }

    /// <summary>A bar of one hour; volume as good as endless.</summary>
    public static Bar At(int hour, double open, double high, double low, double close) =>
        new(Start + Hour.Length * hour, open, high, low, close, 1e9);

    /// <summary>Bars that stand still.</summary>
    public static Bar[] Flat(int count, double price) =>
        [.. Enumerable.Range(0, count).Select(hour => At(hour, price, price, price, price))];

    private static double Cents(double price) => Math.Round(price * 100) / 100;
}
