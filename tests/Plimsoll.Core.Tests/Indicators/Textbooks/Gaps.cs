using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

/// <summary>Order blocks, gaps and profiles: for every bar all of them are found again from the first bar on.</summary>
internal static class Gaps
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["order_block"] = NearestBlock,
        ["fvg"] = NearestGap,
        ["volume_profile"] = Profile,
    };

    private sealed record Block(int Strong, int MadeAs, double High, double Low, int State)
    {
        public int Side => State == 2 ? -MadeAs : MadeAs;

        public double Level => (High + Low) / 2;
    }

    internal sealed record Gap(int Third, int Side, double Top, double Bottom, double Score, int State)
    {
        public double Middle => (Top + Bottom) / 2;
    }

    private static double[][] NearestBlock(History h) => Rows(h, h["life"] + 1, 6, i =>
        Blocks(h, i).OrderBy(one => Math.Abs(one.Level - h.Close[i])).ThenByDescending(one => one.Strong)
            .Select(one => new double[] { one.Level, one.Side, one.High, one.Low, one.State, i - one.Strong })
            .FirstOrDefault());

    private static double[][] NearestGap(History h)
    {
        var (life, n) = (h["life"], h.Period);
        var need = life + new[] { life + 2, n + 2, 12 }.Max();
        var mean = Mean(h.TrueRange(), n);
        return Rows(h, need - 1, 8, i => AllGaps(h, mean, i)
            .OrderBy(one => one.State < 2 ? Math.Abs(one.Middle - h.Close[i]) : double.PositiveInfinity)
            .ThenByDescending(one => one.Third)
            .Select(one => new[]
            {
                one.Middle, one.Side, one.Top, one.Bottom, one.State, i - one.Third, one.Score,
                h.Bars[one.Third - 1].OpenTime.Micros / 1_000_000,
            })
            .FirstOrDefault());
    }

    private static double[][] Rows(History h, int first, int count, Func<int, double[]?> row)
    {
        var none = Enumerable.Repeat(double.NaN, count).ToArray();
        var rows = Enumerable.Range(0, h.Length).Select(i => i < first ? none : row(i) ?? none).ToArray();
        return [.. Enumerable.Range(0, count).Select(field => h.Each(i => rows[i][field]))];
    }

    private static IEnumerable<Block> Blocks(History h, int now)
    {
        for (var i = Math.Max(1, now - h["life"]); i <= now; i++)
        {
            var (before, body) = (h.Close[i - 1] - h.Open[i - 1], h.Close[i] - h.Open[i]);
            if (Math.Sign(before) * Math.Sign(body) != -1 || !(Math.Abs(body) > 0.7 * h.Range[i]))
                continue;
            var (high, low, side) = (h.High[i - 1], h.Low[i - 1], Math.Sign(body));
            var later = Enumerable.Range(i + 1, now - i).ToArray();
            var isBroken = later.Any(j => side > 0 ? h.Close[j] < low : h.Close[j] > high);
            var isBack = later.Any(j => side > 0 ? h.Low[j] <= (high + low) / 2 : h.High[j] >= (high + low) / 2);
            yield return new Block(i, side, high, low, isBroken ? 2 : isBack ? 1 : 0);
        }
    }

    /// <summary>The gaps that are not forgotten at a bar, oldest first.</summary>
    public static IEnumerable<Gap> AllGaps(History h, double[] mean, int now)
    {
        for (var i = Math.Max(2, now - h["life"]); i <= now; i++)
        {
            var side = h.Low[i] > h.High[i - 2] ? 1 : h.High[i] < h.Low[i - 2] ? -1 : 0;
            var (bottom, top) = side > 0 ? (h.High[i - 2], h.Low[i]) : (h.High[i], h.Low[i - 2]);
            var strength = Math.Abs(h.Close[i - 1] - h.Open[i - 1]) / mean[i - 1];
            if (side == 0 || top - bottom < 0.001 * h.Close[i - 1] || !(strength >= h.Number("impulse")))
                continue;
            var edges = (i, side, top, bottom);
            yield return new Gap(i, side, top, bottom, Score(h, edges, strength), State(h, edges, now));
        }
    }

    private static double Score(History h, (int Third, int Side, double Top, double Bottom) gap, double strength)
    {
        var beneath = Blocks(h, gap.Third)
            .Where(block => block.Side == gap.Side && block.Low < gap.Top && block.High > gap.Bottom).ToArray();
        var (middle, score) = (gap.Third - 1, 1.0);
        score += beneath.Any(block => block.State == 2) ? 0.3 : 0;
        score += beneath.Any(block => block.State < 2) ? 0.3 : 0;
        if (middle >= 10 && (gap.Side > 0
            ? h.Close[middle] > h.High[(middle - 10)..middle].Max()
            : h.Close[middle] < h.Low[(middle - 10)..middle].Min()))
            score += 0.2;
        return score + Math.Min(0.2 * (strength - h.Number("impulse")), 0.3);
    }

    private static int State(History h, (int Third, int Side, double Top, double Bottom) gap, int now)
    {
        bool Reaches(int i, double up, double down) => gap.Side > 0 ? h.Low[i] <= up : h.High[i] >= down;
        var later = Enumerable.Range(gap.Third + 1, now - gap.Third).ToArray();
        if (later.Any(i => Reaches(i, gap.Bottom, gap.Top)))
            return 2;
        return now - gap.Third >= h["life"] ? 3 : later.Any(i => Reaches(i, gap.Top, gap.Bottom)) ? 1 : 0;
    }

    private static double[][] Profile(History h) => Rows(h, h.Period - 1, 6, i =>
    {
        var window = h.Bars[(i + 1 - h.Period)..(i + 1)];
        var (low, high) = (window.Min(bar => bar.Low), window.Max(bar => bar.High));
        var size = (high - low) / 100;
        int BinOf(double price) => size > 0 ? Math.Min(99, (int)((price - low) / size)) : 0;
        var hasVolume = window.Any(bar => bar.Volume > 0);
        var bins = new double[size > 0 ? 100 : 1];
        foreach (var bar in window)
            for (var bin = BinOf(bar.Low); bin <= BinOf(bar.High); bin++)
                bins[bin] += hasVolume ? bar.Volume / (BinOf(bar.High) - BinOf(bar.Low) + 1) : 1;
        var (bottom, peak, top) = NaiveProfile.Area([.. bins.Select(bin => (decimal)bin)], (decimal)h.Number("share"));
        double Price(int bin) => bin < 0 ? double.NaN : low + bin * size;
        var close = BinOf(h.Close[i]);
        var (lowNode, highNode) = (Price(Node(bins, close, -1)), Price(Node(bins, close, 1)));
        return [Price(peak), Price(top), Price(bottom), lowNode, highNode, hasVolume ? 0 : 1];
    });

    // Runs of equal bins, bounded on both sides by less (more), by the rule of half and one and a half means.
    private static int Node(double[] bins, int close, int sign)
    {
        var same = bins.Sum() * 1e-12;
        double At(int bin) => bin < 0 || bin >= bins.Length ? 0 : bins[bin];
        var nodes = new List<int>();
        for (var first = 0; first < bins.Length; first++)
        {
            if (first > 0 && Math.Abs(bins[first] - bins[first - 1]) <= same)
                continue;
            var last = first;
            while (last + 1 < bins.Length && Math.Abs(bins[last + 1] - bins[first]) <= same)
                last++;
            var (volume, mean) = (bins[first], bins.Average());
            var isFar = sign > 0 ? volume > 1.5 * mean : volume < 0.5 * mean;
            if (isFar && sign * (volume - At(first - 1)) > same && sign * (volume - At(last + 1)) > same)
                nodes.Add((first + last) / 2);
        }

        return nodes.OrderBy(node => Math.Abs(node - close)).ThenBy(node => node).FirstOrDefault(-1);
    }
}
