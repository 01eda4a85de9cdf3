using System.Globalization;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;

namespace Plimsoll.Benchmarks;

/// <summary>
/// What a trade of a busy instrument costs with the indicators that look at it, in processor time of this program: others
/// on the machine make it wait, but are not counted. First a hundred window and a hundred bar indicators together, then
/// each kind over windows alone.
/// </summary>
internal static class VariantCosts
{
    private const int Trades = 40_000;
    private const int Passes = 5;

    public static void Write(TextWriter output)
    {
        foreach (var each in new[] { 1, BusyMarket.TradesPerSecond / 10 })
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"200 indicators, read on every {each}. trade: {OfAll(each) / 1_000:F2} us a trade"));
        var alone = OfKinds([]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"no indicator: {alone:F0} ns a trade"));
        foreach (var spec in BusyMarket.WindowSpecs().Take(IndicatorCatalog.OverWindows.Count))
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{spec}: {OfKinds([spec]) - alone:F0} ns a trade and value"));
    }

    private static double OfAll(int tradesPerReading)
    {
        var market = new BusyMarket();
        var hub = new IndicatorHub(Timeframe.OneMinute);
        WindowIndicator[] windows = [.. BusyMarket.WindowSpecs().Select(market.Hub.Get)];
        Indicator[] bars =
            [.. IndicatorCatalog.OverBars.Take(IndicatorHub.MaxIndicators).Select(kind => hub.Get(kind.Spec()))];
        var minute = new BarBuilder(Timeframe.OneMinute);
        var (count, sum) = (0, 0.0);
        return Measured(market, () =>
        {
            var trade = market.Next();
            if (minute.Add(in trade, out var built))
                hub.Update(built.Bar);
            if (count++ % tradesPerReading != 0)
                return;
            foreach (var window in windows)
                sum += window.Value;
            foreach (var bar in bars)
                sum += bar.Value;
        });
    }

    private static double OfKinds(string[] specs)
    {
        var market = new BusyMarket();
        // Holds as much on the tapes for all of them.
        _ = (market.Hub.Get("twpa(600,0)"), market.Hub.Get("tw_midprice(600,0)"));
        WindowIndicator[] windows = [.. specs.Select(market.Hub.Get)];
        var sum = 0.0;
        return Measured(market, () =>
        {
            _ = market.Next();
            foreach (var window in windows)
                sum += window.Value;
        });
    }

    /// <summary>Nanoseconds a trade, median.</summary>
    private static double Measured(BusyMarket market, Action next)
    {
        for (var trade = 0; trade < BusyMarket.Warmup; trade++)
            _ = market.Next();
        var costs = new double[Passes + 1];
        for (var pass = 0; pass <= Passes; pass++)
        {
            var before = Environment.CpuUsage.UserTime;
            for (var trade = 0; trade < Trades; trade++)
                next();
            costs[pass] = (Environment.CpuUsage.UserTime - before).TotalNanoseconds / Trades;
        }

        // The first is no steady state: it takes in what was not read before.
        return costs[1..].Order().ElementAt(Passes / 2);
    }
}
