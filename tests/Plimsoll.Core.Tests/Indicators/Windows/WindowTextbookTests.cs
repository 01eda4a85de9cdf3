using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators.Windows;

/// <summary>Every kind over windows against its definition, over random streams.</summary>
public sealed class WindowTextbookTests
{
    private const int Events = 400;
    private const int MostSeconds = 120;

    public static TheoryData<string> Kinds => [.. IndicatorCatalog.OverWindows.Select(kind => kind.Name)];

    [Fact]
    public void The_catalog_and_the_textbooks_know_the_same_kinds() =>
        WindowBooks.Kinds.Keys.Order().ShouldBe(IndicatorCatalog.OverWindows.Select(kind => kind.Name).Order());

    [Theory, MemberData(nameof(Kinds))]
    public void Agrees_with_the_textbook_on_random_streams(string name)
    {
        var kind = IndicatorCatalog.KindOf(name);
        var (values, nulls) = (0, 0);
        for (ulong seed = 1; seed <= 30; seed++)
        {
            var spec = seed % 5 == 0 ? kind.Spec() : Draw.Spec(kind, seed, MostSeconds);
            var (hub, events) = (Ticks.Hub(), Ticks.Random(seed, Events));
            var indicator = hub.Get(spec);
            for (var i = 0; i < Events; i++)
            {
                Ticks.Feed(hub, events[i]);
                if (i % 7 != (int)(seed % 7))
                    continue;
                var expected = WindowBooks.Kinds[name](new TickHistory(events[..(i + 1)], spec, TimeOf(events[i])));
                ShouldAgree(indicator.Value, expected, $"{spec.Id}, stream {seed}, event {i}");
                (values, nulls) = double.IsFinite(expected) ? (values + 1, nulls) : (values, nulls + 1);
            }
        }

        values.ShouldBeGreaterThan(100);
        (values + nulls).ShouldBeInRange(30 * (Events / 7), 30 * (Events / 7 + 1));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void How_often_it_is_read_and_what_else_is_kept_changes_nothing(string name)
    {
        var spec = IndicatorCatalog.Spec(name);
        var (often, rarely, events) = (Ticks.Hub(), Ticks.Hub(), Ticks.Random(77, 2_000));
        var (one, other) = (often.Get(spec), rarely.Get(spec));
        rarely.Get("sum_volume(80000,100)");
        rarely.Get("tw_midprice(80000,100)");
        for (var i = 0; i < events.Length; i++)
        {
            Ticks.Feed(often, events[i]);
            Ticks.Feed(rarely, events[i]);
            _ = one.Value;
            if (i % 50 == 0)
                BitConverter.DoubleToInt64Bits(other.Value).ShouldBe(BitConverter.DoubleToInt64Bits(one.Value));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Stays_within_its_bounds_and_never_leaves_a_number_undefined(string name)
    {
        var field = IndicatorCatalog.KindOf(name).Fields.ShouldHaveSingleItem();
        for (ulong seed = 101; seed <= 110; seed++)
        {
            var hub = Ticks.Hub();
            var indicator = hub.Get(Draw.Spec(IndicatorCatalog.KindOf(name), seed, MostSeconds));
            foreach (var one in Ticks.Random(seed, 1_000))
            {
                Ticks.Feed(hub, one);
                double.IsInfinity(indicator.Value).ShouldBeFalse();
                if (!double.IsNaN(indicator.Value))
                    indicator.Value.ShouldBeInRange(field.Min, field.Max);
            }
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Has_no_value_where_nothing_happened_or_the_data_does_not_reach_back(string name)
    {
        var spec = IndicatorCatalog.Spec(name);
        var empty = Ticks.Hub();
        var alone = empty.Get(spec);
        empty.AdvanceTo(Timestamp.FromSeconds(1_000_000));
        alone.Value.ShouldBe(double.NaN);

        var events = Ticks.Random(5, 2_000);
        var begin = TimeOf(events[0]);
        var late = new TickHub(new(begin));
        var indicator = late.Get(spec);
        var covered = begin + spec.Kind.WarmupSeconds(spec) * Ticks.Second;
        var seen = 0;
        foreach (var one in events)
        {
            Ticks.Feed(late, one);
            if (TimeOf(one) < covered)
                indicator.Value.ShouldBe(double.NaN);
            else if (double.IsFinite(indicator.Value))
                seen++;
        }

        seen.ShouldBeGreaterThan(0);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Allocates_nothing_once_grown(string name)
    {
        var hub = Ticks.Hub();
        var indicator = hub.Get(name);
        var events = Ticks.Random(9, 8_000);
        foreach (var one in events)
            FeedAndRead(hub, indicator, one);
        var shift = TimeOf(events[^1]) - TimeOf(events[0]);
        Enumerable.Range(1, 3).Min(pass => AllocatedBy(hub, indicator, Shifted(events, pass * shift))).ShouldBe(0);
    }

    private static long AllocatedBy(
        TickHub hub, WindowIndicator indicator, object[] events)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var one in events)
            FeedAndRead(hub, indicator, one);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void FeedAndRead(
        TickHub hub, WindowIndicator indicator, object one)
    {
        if (one is Trade trade)
            hub.Update(in trade);
        else if (one is Quote quote)
            hub.Update(in quote);
        else
            hub.AdvanceTo((Timestamp)one);
        _ = indicator.Value;
    }

    private static object[] Shifted(object[] events, long micros) =>
    [
        .. events.Select(one => one switch
        {
            Trade trade => trade with { Time = new(trade.Time.Micros + micros) },
            Quote quote => quote with { Time = new(quote.Time.Micros + micros) },
            _ => (object)new Timestamp(((Timestamp)one).Micros + micros),
        }),
    ];

    private static long TimeOf(object one) => one switch
    {
        Trade trade => trade.Time.Micros,
        Quote quote => quote.Time.Micros,
        _ => ((Timestamp)one).Micros,
    };

    private static void ShouldAgree(double actual, double expected, string at)
    {
        if (!double.IsFinite(expected))
            actual.ShouldBe(double.NaN, at);
        else if (!(Math.Abs(actual - expected) <= 1e-9 * Math.Abs(expected) + 1e-10))
            actual.ShouldBe(expected, at);
    }
}
