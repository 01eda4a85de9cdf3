using Plimsoll.Core.Market;
using static Plimsoll.Core.Tests.Indicators.Windows.TickHistory;

namespace Plimsoll.Core.Tests.Indicators.Windows;

/// <summary>Every kind over windows, straight from its definition.</summary>
internal static class WindowBooks
{
    public static Dictionary<string, Func<TickHistory, double>> Kinds { get; } = new()
    {
        ["twpa"] = h => h.Twpa(h["t1"], h["t2"]),
        ["vtwpa"] = h => h.Vtwpa(h["t1"], h["t2"]),
        ["tw_midprice"] = h => h.Middle(h["t1"], h["t2"]),
        ["twpa_ratio"] = h => Two(h, h.Twpa, (current, reference) => current / reference),
        ["velocity"] = h => Two(h, h.Price, Percent),
        ["price_velocity"] = h => h.Velocity(h["t1"], h["t3"], h["d"]),
        ["pump_magnitude_pct"] = h => h.Magnitude(h["t1"], h["t3"], h["d"]),
        ["price_momentum"] = h => Two(h, (t1, t2) => Exponential(h, t1, t2), Percent),
        ["velocity_cascade"] = Cascade,
        ["momentum_reversal_index"] = Reversal,
        ["support_level_proximity"] = h => Two(h, h.Twpa, Percent),
        ["velocity_stabilization"] = Stabilization,
        ["volume_surge"] = h => Two(h, h.Volume, (current, reference) => current / reference),
        ["volume_surge_ratio"] = h => Two(
            h, (t1, t2) => h.Volume(t1, t2) / (t1 - t2),
            (current, reference) => reference * (h["baseT1"] - h["baseT2"]) < 0.001 ? double.NaN : current / reference),
        ["volume_acceleration"] = h => h.Volume(h["t1"]) / h.Volume(2 * h["t1"], h["t1"]),
        ["max_price"] = Over(trades => trades.Max(trade => trade.Price)),
        ["min_price"] = Over(trades => trades.Min(trade => trade.Price)),
        ["first_price"] = Over(trades => trades[0].Price),
        ["last_price"] = Over(trades => trades[^1].Price),
        ["sum_volume"] = h => h.Volume(h["t1"], h["t2"]),
        ["avg_volume"] = Over(trades => trades.Average(trade => trade.Quantity)),
        ["deal_count"] = Over(trades => trades.Length),
        ["deals_per_minute"] = h => Over(trades => trades.Length / ((h["t1"] - h["t2"]) / 60.0))(h),
        ["avg_deal_size"] = Over(trades => trades.Average(trade => trade.Price * trade.Quantity)),
        ["vwap_window"] = Over(
            trades => trades.Sum(trade => trade.Price * trade.Quantity) / trades.Sum(trade => trade.Quantity)),
        ["volume_concentration"] = Over(trades =>
            trades.Select(trade => trade.Quantity).OrderDescending().Take((int)Math.Ceiling(trades.Length / 10m)).Sum()
                / trades.Sum(trade => trade.Quantity)),
        ["price_streak"] = Over(Streak),
        ["direction_consistency"] = Over(Consistency),
        ["deal_gap_mean"] = Over(trades => Mean(Gaps(trades))),
        ["deal_clustering"] = Over(trades => Variance(Gaps(trades)) / Math.Pow(Mean(Gaps(trades)), 2)),
        ["rolling_volatility"] = Volatility,
        ["delta"] = Over(trades => trades.Sum(trade => trade.IsBuyerMaker ? -trade.Quantity : trade.Quantity)),
        ["cumulative_delta"] = h => h.Trades
            .Where(trade => trade.Time.Micros / 1_000_000 / h["t1"] == h.Now / 1_000_000 / h["t1"] && trade.Time.Micros <= h.Now)
            .Select(trade => trade.IsBuyerMaker ? -trade.Quantity : trade.Quantity)
            .ToArray() is { Length: > 0 } signed ? signed.Sum() : double.NaN,
        ["bid_ask_imbalance"] = h => h.Imbalance(h["t1"], h["t2"]),
        ["spread_pct"] = h => h.Quotes is [.., var last] && last.Ask >= last.Bid
            ? (last.Ask - last.Bid) / ((last.Ask + last.Bid) / 2) * 100
            : double.NaN,
        ["liquidity_drain"] = h => Two(
            h, h.TopValue, (current, reference) => reference < 100 ? double.NaN : (reference - current) / reference * 100),
        ["pump_strength"] = h =>
            0.30 * Part(h.Magnitude(10, 60, 30) / 10) + 0.25 * Part(Surge(h) / 5)
            + 0.25 * Part(h.Velocity(10, 60, 30) / 0.5) + 0.20 * Consistency(h.Within(60)),
        ["pump_confidence"] = Confidence,
        ["dump_exhaustion_score"] = Exhaustion,
    };

    private static double Two(
        TickHistory h, Func<double, double, double> measure, Func<double, double, double> compare) =>
        compare(measure(h["t1"], h["t2"]), measure(h["baseT1"], h["baseT2"]));

    private static Func<TickHistory, double> Over(Func<Trade[], double> measure) =>
        h => h.Within(h["t1"], h["t2"]) is { Length: > 0 } trades ? measure(trades) : double.NaN;

    private static double Exponential(TickHistory h, double t1, double t2)
    {
        var (end, length) = (h.Now - t2 * Ticks.Second, (t1 - t2) * Ticks.Second);
        var pieces = h.Pieces(t1, t2).ConvertAll(piece => (
            piece.Price, Weight: Math.Exp((piece.To - end) / length) - Math.Exp((piece.From - end) / length)));
        return pieces.Count == 0
            ? double.NaN
            : pieces.Sum(piece => piece.Price * piece.Weight) / pieces.Sum(piece => piece.Weight);
    }

    private static double Cascade(TickHistory h)
    {
        double[] velocities =
        [
            h.Velocity(h["t1"], h["t3"], h["d"]),
            h.Velocity(h["middleT1"], h["middleT3"], h["middleD"]),
            h.Velocity(h["longT1"], h["longT3"], h["longD"]),
        ];
        double[] known = [.. velocities.Where(double.IsFinite)];
        double[] differences =
            [.. known.Zip(known.Skip(1), (near, far) => (near - far) / Math.Max(Math.Abs(far), 0.01))];
        if (differences.Length == 0)
            return double.NaN;
        var mean = differences.Select((one, i) => one * Math.Pow(2, i)).Sum() / (Math.Pow(2, differences.Length) - 1);
        var isOneSided = differences.Length > 1
            && (differences.All(one => one > 0) || differences.All(one => one < 0));
        return Math.Tanh(mean * (isOneSided ? 1.2 : 1) / 2);
    }

    private static double Reversal(TickHistory h)
    {
        var peak = Enumerable.Range(0, 61).Select(age => h.Ago(age).Velocity(5, 20, 5)).Where(double.IsFinite)
            .DefaultIfEmpty(double.NaN).MaxBy(Math.Abs);
        return Math.Abs(peak) < 1e-6 ? double.NaN : (h.Velocity(10, 40, 10) - peak) / Math.Abs(peak) * 100;
    }

    private static double Stabilization(TickHistory h)
    {
        double[] velocities = [.. new[] { 0, 5, 10 }.Select(age => h.Ago(age).Velocity(h["t1"], h["t3"], h["d"]))];
        return Math.Abs(Mean(velocities)) < 1e-6
            ? double.NaN
            : Math.Sqrt(Variance(velocities)) / Math.Abs(Mean(velocities));
    }

    private static double[] Gaps(Trade[] trades) =>
        [.. trades.Zip(trades.Skip(1), (one, next) => (next.Time - one.Time).TotalSeconds)];

    private static int[] Signs(Trade[] trades) =>
        [.. trades.Zip(trades.Skip(1), (one, next) => Math.Sign(next.Price - one.Price)).Where(sign => sign != 0)];

    private static double Streak(Trade[] trades) =>
        Signs(trades) is [.., var last] signs ? last * signs.Reverse().TakeWhile(sign => sign == last).Count() : 0;

    private static double Consistency(Trade[] trades) =>
        Signs(trades) is { Length: > 0 } signs ? Math.Abs(signs.Sum()) / (double)signs.Length : double.NaN;

    private static double Volatility(TickHistory h)
    {
        var trades = h.Within(h["t1"], h["t2"]);
        if (trades.Length == 0)
            return double.NaN;
        var known = h.Trades[..(Array.LastIndexOf(h.Trades, trades[^1]) + 1)];
        double PriceAt(long time) => known.LastOrDefault(trade => trade.Time.Micros <= time).Price;
        double[] prices =
        [
            .. Enumerable.Range(0, h["t1"] - h["t2"] + 1)
                .Select(second => PriceAt(h.Now - (h["t2"] + second) * Ticks.Second)).TakeWhile(price => price > 0),
        ];
        double[] returns = [.. prices.Zip(prices.Skip(1), (later, earlier) => later / earlier - 1)];
        return returns.Length < 2 ? double.NaN : Math.Sqrt(Variance(returns));
    }

    private static double Part(double value) =>
        double.IsNaN(value) ? double.NaN : Math.Min(1, Math.Max(0, value));

    private static double Surge(TickHistory h) => h.Volume(30) / 30 / (h.Volume(600, 30) / 570);

    private static double Confidence(TickHistory h)
    {
        var trades = h.Within(600);
        if (trades.Length == 0)
            return double.NaN;
        var lowest = trades.Last(trade => trade.Price == trades.Min(one => one.Price)).Time.Micros;
        return 100 * Consistency(h.Within(60)) * Part(h.Magnitude(10, 60, 30) / 10)
            * Part((h.Now - lowest) / 1e6 / 120);
    }

    private static double Exhaustion(TickHistory h)
    {
        var trades = h.Within(600);
        if (trades.Length == 0)
            return double.NaN;
        var high = trades.Max(trade => trade.Price);
        var low = trades[..(Array.FindIndex(trades, trade => trade.Price == high) + 1)].Min(trade => trade.Price);
        (double Value, bool Holds, int Points)[] parts =
        [
            (h.Velocity(10, 60, 30), Math.Abs(h.Velocity(10, 60, 30)) < 0.1, 30),
            (Surge(h), Surge(h) < 0.8, 25),
            (high > low ? 0 : double.NaN, (high - trades[^1].Price) / (high - low) * 100 >= 40, 25),
            (h.Imbalance(30, 0), h.Imbalance(30, 0) > -10, 20),
        ];
        return parts.All(part => double.IsFinite(part.Value))
            ? parts.Sum(part => part.Holds ? part.Points : 0)
            : double.NaN;
    }
}
