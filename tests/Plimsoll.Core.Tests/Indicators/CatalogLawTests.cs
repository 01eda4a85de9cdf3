using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>What must hold of every kind, whatever its formula.</summary>
public sealed class CatalogLawTests
{
    // Prices by their place in a chart, but made with shares of the price, or by filters that begin at 0 (mama): an
    // added constant changes them.
    private static readonly string[] Proportional = ["mcginley", "ma_envelope", "zigzag", "mama", "fvg"];

    public static TheoryData<string> Kinds => [.. IndicatorCatalog.OverBars.Select(kind => kind.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public void Has_its_first_values_exactly_after_the_warm_up(string name)
    {
        var kind = IndicatorCatalog.KindOf(name);
        var patience = kind.AwaitsEvent ? 3_000 : 300;
        foreach (var spec in Specs(kind))
        {
            var values = Series.Fields(spec, SixHourly(spec.WarmupBars % 2 == 0 ? 3u : 4u, spec.WarmupBars + patience));
            var firsts = values.Select(field => Array.FindIndex(field, value => !double.IsNaN(value))).ToArray();
            firsts.ShouldAllBe(first => first >= 0, spec.Id);
            if (kind.AwaitsEvent)
                firsts.Max().ShouldBeGreaterThanOrEqualTo(spec.WarmupBars - 1, spec.Id);
            else
                firsts.Max().ShouldBe(spec.WarmupBars - 1, spec.Id);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Same_bars_give_the_same_bits_alone_or_through_a_hub(string name)
    {
        var spec = IndicatorCatalog.Spec(name);
        var hub = new IndicatorHub(Timeframe.OneMinute);
        hub.Sma(5);
        var shared = hub.Get(spec);
        var alone = spec.Kind.Create(spec);
        foreach (var bar in Series.Random(7, spec.WarmupBars + 9_000))
        {
            hub.Update(in bar).ShouldBeTrue();
            alone.Update(in bar);
            for (var i = 0; i < spec.Kind.Fields.Count; i++)
                if (BitConverter.DoubleToInt64Bits(shared[i]) != BitConverter.DoubleToInt64Bits(alone[i]))
                    shared[i].ShouldBe(alone[i]);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Scales_and_shifts_as_its_fields_say(string name)
    {
        foreach (var spec in Specs(IndicatorCatalog.KindOf(name)))
        {
            var bars = Series.Random(11, spec.WarmupBars + 100);
            var values = Series.Fields(spec, bars);
            var scaled = Series.Fields(spec, [.. bars.Select(bar => Series.Scaled(bar, 4))]);
            var shifted = Series.Fields(spec, [.. bars.Select(bar => Series.Scaled(bar, 1, 4_096))]);
            foreach (var field in spec.Kind.Fields.Where(field => field.Scale != IndicatorScale.Other))
            {
                var (factor, shift, isShiftable) = LawOf(field.Scale);
                ShouldFollow(scaled[field.Index], values[field.Index], (factor, 0, $"{spec.Id}.{field.Name} scaled"));
                if (isShiftable && !Proportional.Contains(name))
                    ShouldFollow(
                        shifted[field.Index], values[field.Index], (1, shift, $"{spec.Id}.{field.Name} shifted"));
            }
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Stays_within_its_bounds(string name)
    {
        var kind = IndicatorCatalog.KindOf(name);
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var spec = Draw.Spec(kind, seed);
            var values = Series.Fields(spec, Series.Varied(seed, spec.WarmupBars + 200));
            foreach (var field in kind.Fields)
                foreach (var value in values[field.Index])
                    if (value < field.Min || value > field.Max || double.IsInfinity(value))
                        value.ShouldBeInRange(field.Min, field.Max, $"{spec.Id}.{field.Name}, series {seed}");
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void An_earlier_start_changes_only_what_is_recursive(string name)
    {
        var kind = IndicatorCatalog.KindOf(name);
        if (kind.DependsOnStart)
        {
            kind.IsRecursive.ShouldBeTrue();
            return;
        }

        foreach (var spec in Specs(kind).Take(5))
        {
            // What a recursive kind began with fades, slowest in adaptive means; others forget it at once.
            var extra = kind.IsRecursive ? 30 * spec.WarmupBars + 6_000 : spec.WarmupBars;
            var bars = Series.Random(13, 50 + extra + 50);
            var early = Series.Fields(spec, bars).Select(field => field[^50..]).ToArray();
            var late = Series.Fields(spec, bars[50..]).Select(field => field[^50..]).ToArray();
            foreach (var field in kind.Fields)
                ShouldFollow(late[field.Index], early[field.Index], (1, 0, $"{spec.Id}.{field.Name}"));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void An_update_allocates_nothing(string name)
    {
        var spec = IndicatorCatalog.Spec(name);
        var indicator = spec.Kind.Create(spec);
        var bars = Series.Random(17, 2 * spec.WarmupBars + 9_000);

        // What an update allocates shows in every pass; what the runtime does for itself on this thread does not.
        Enumerable.Range(0, 3).Min(_ => AllocatedBy(indicator, bars)).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Passes_over_a_bar_without_the_volume_it_needs(string name)
    {
        var spec = IndicatorCatalog.Spec(name);
        var needsVolume = spec.Kind.Needs.HasFlag(IndicatorInput.Volume);
        var bars = SixHourly(19, spec.WarmupBars + 60);
        var place = bars.Length - 10;
        Bar[] holed = [.. bars[..place], bars[place] with { Volume = double.NaN }, .. bars[place..]];
        var (whole, passed) = (Series.Fields(spec, bars), Series.Fields(spec, holed));
        foreach (var field in spec.Kind.Fields.Where(_ => needsVolume))
        {
            passed[field.Index][place].ShouldBe(double.NaN);
            passed[field.Index][(place + 1)..].ShouldBe(whole[field.Index][place..]);
        }

        var bare = Series.Fields(spec, [.. bars.Select(bar => bar with { Volume = double.NaN })]);
        foreach (var field in spec.Kind.Fields)
            bare[field.Index].Any(value => !double.IsNaN(value)).ShouldBe(!needsVolume, field.Name);
    }

    // Far enough apart to pass days, weeks and months.
    private static Bar[] SixHourly(ulong seed, int length) =>
        [.. Series.Random(seed, length).Select((bar, i) => bar with
        {
            OpenTime = Timestamp.FromSeconds(1_700_000_000 + 21_600L * i),
        })];

    private static long AllocatedBy(Indicator indicator, Bar[] bars)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var bar in bars)
            indicator.Update(in bar);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static IEnumerable<IndicatorSpec> Specs(IndicatorKind kind) =>
        [kind.Spec(), .. Enumerable.Range(1, 12).Select(seed => Draw.Spec(kind, (ulong)seed))];

    private static (double Factor, double Shift, bool IsShiftable) LawOf(IndicatorScale scale) => scale switch
    {
        IndicatorScale.Price => (4, 4_096, true),
        IndicatorScale.Range => (4, 0, true),
        IndicatorScale.Ratio => (1, 0, false),
        _ => (1, 0, true),
    };

    private static void ShouldFollow(double[] actual, double[] origin, (double Factor, double Shift, string Text) law)
    {
        var usual = origin.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Average();
        for (var i = 0; i < origin.Length; i++)
        {
            var expected = origin[i] * law.Factor + law.Shift;
            var allowed = 1e-8 * Math.Max(Math.Abs(expected), usual * law.Factor) + 1e-9;
            if (double.IsNaN(expected) != double.IsNaN(actual[i]) || Math.Abs(actual[i] - expected) > allowed)
                actual[i].ShouldBe(expected, allowed, $"{law.Text}, bar {i}");
        }
    }
}
