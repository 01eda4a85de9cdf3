using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Fabio;
using Plimsoll.Core.Tests.Indicators;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

/// <summary>Fabio's options against the same naive search with them.</summary>
public sealed class FabioOptionTests
{
    private const int Lookback = 20;
    private static readonly Timeframe Hour = Timeframe.Of("1h");
    private static readonly Instrument Perpetual = RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual };

    private sealed record Area(int Bar, int Sign, double Control, double Broken, double Far)
    {
        public double Stop => Far * (1 - Sign * 0.002);

        public bool IsInside(double close) => Sign * close <= Sign * Broken && Sign * close >= Sign * Far;
    }

    [Theory]
    [InlineData("balance")]
    [InlineData("lvnEntry")]
    [InlineData("meanReversion")]
    public void With_an_option_it_finds_what_a_naive_search_finds(string option)
    {
        var (found, without) = (0, 0);
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_000).Select(Quieter).ToArray();
            (string, string)[] usual = [("lookback", $"{Lookback}")];
            var entries = new StrategyDriver(new FabioDefinition(), Perpetual, Hour, [.. usual, (option, "on")]).Entries(bars);
            NaiveEntry.ShouldAgree(entries, Naive(bars, option), $"seed {seed}");
            found += entries.Count;
            without += new StrategyDriver(new FabioDefinition(), Perpetual, Hour, usual).Entries(bars).Count;
        }

        found.ShouldBeGreaterThan(5, "else nothing was compared");
        found.ShouldNotBe(without);
    }

    // Half of the move, and a wick on both sides.
    private static Bar Quieter(Bar bar)
    {
        static double Half(double price) => Math.Round((100 + 0.3 * (price - 100)) * 100) / 100;
        var (low, high) = (Half(bar.Low) - 0.2, Half(bar.High) + 0.2);
        return bar with
        {
            Open = Half(bar.Open),
            Close = Half(bar.Close),
            Low = Math.Round(low * 100) / 100,
            High = Math.Round(high * 100) / 100,
        };
    }

    private static List<NaiveEntry> Naive(Bar[] bars, string option)
    {
        var entries = new List<NaiveEntry>();
        Area? armed = null;
        Area? begun = null;
        var wasBroken = false;
        for (var i = Lookback; i < bars.Length; i++)
        {
            var close = bars[i].Close;
            var retest = Retest(bars, i, ref armed, option == "lvnEntry");
            var failed = begun is not null && begun.IsInside(close) ? begun : null;
            if (failed is not null || i - begun?.Bar >= 3)
                begun = null;
            Area[] broken = [.. Sides(bars, i).Where(area => area.Sign * close > area.Sign * area.Broken * (1 + area.Sign * 0.002))];
            foreach (var area in broken)
            {
                begun = wasBroken ? begun : area;
                if (armed?.Sign == area.Sign)
                    continue;
                armed = Armed(bars, area, option);
                if (armed is not null && option == "lvnEntry")
                    retest = Entry(i, armed, armed.Control) with { Price = armed.Control };
            }

            wasBroken = broken.Length > 0;
            if (retest is not null)
                entries.Add(retest);
            else if (failed is not null && option == "meanReversion")
                entries.Add(Reversal(bars, i, failed));
        }

        return entries;
    }

    private static Area[] Sides(Bar[] bars, int i)
    {
        var (control, high, low) = NaiveProfile.Of(bars[(i - Lookback)..i], 0.01m);
        return [new Area(i, 1, control, high, low), new Area(i, -1, control, low, high)];
    }

    private static NaiveEntry? Retest(Bar[] bars, int i, ref Area? armed, bool waitsAtNode)
    {
        if (armed is not { } it)
            return null;
        var close = bars[i].Close;
        var isBack = waitsAtNode && (it.Sign > 0 ? bars[i].Low <= it.Control : bars[i].High >= it.Control);
        if (i - it.Bar > 20 || it.Sign * close < it.Sign * it.Stop || isBack)
        {
            armed = null;
            return null;
        }

        if (waitsAtNode || it.Sign * bars[i - 1].Close <= it.Sign * it.Control || Math.Abs(close - it.Control) / it.Control > 0.003)
            return null;
        armed = null;
        return Entry(i, it, close);
    }

    private static NaiveEntry Entry(int i, Area it, double price)
    {
        var (beyond, reward) = (it.Broken * (1 + it.Sign * 0.01), price + 2 * (price - it.Stop));
        var target = it.Sign > 0 ? Math.Max(beyond, reward) : Math.Min(beyond, reward);
        return new NaiveEntry(i, it.Sign > 0 ? PositionSide.Long : PositionSide.Short, it.Stop, target);
    }

    private static NaiveEntry Reversal(Bar[] bars, int i, Area failed)
    {
        var since = bars[failed.Bar..(i + 1)];
        return failed.Sign > 0
            ? new NaiveEntry(i, PositionSide.Short, since.Max(bar => bar.High) * 1.002, failed.Control)
            : new NaiveEntry(i, PositionSide.Long, since.Min(bar => bar.Low) * 0.998, failed.Control);
    }

    private static Area? Armed(Bar[] bars, Area area, string option) => option switch
    {
        "balance" => IsBalanced(bars[(area.Bar - 10)..area.Bar]) ? area : null,
        "lvnEntry" => Node(bars, area) is var node && area.Sign * (node - area.Stop) > 0
            ? area with { Control = node }
            : null,
        _ => area,
    };

    private static bool IsBalanced(Bar[] bars)
    {
        var (high, low) = (bars.Max(bar => bar.High), bars.Min(bar => bar.Low));
        return bars.Sum(bar => Math.Abs(bar.Close - bar.Open)) < 0.35 * bars.Sum(bar => bar.High - bar.Low)
            && high - low < 0.03 * (high + low) / 2;
    }

    private static double Node(Bar[] bars, Area area)
    {
        var window = bars[(area.Bar - Lookback)..(area.Bar + 1)];
        var begin = area.Sign > 0
            ? Array.FindLastIndex(window, bar => bar.Low == window.Min(one => one.Low))
            : Array.FindLastIndex(window, bar => bar.High == window.Max(one => one.High));
        var profile = new VolumeProfile(window.Length - begin, 0.7, 0.01);
        foreach (var bar in window[begin..])
            profile.Add(in bar);
        var node = profile.LowNodeNear(window[^1].Close);
        return area.Sign * node < area.Sign * window[^1].Close ? node : double.NaN;
    }
}
