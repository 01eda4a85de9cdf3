using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Tests.Backtesting.Ticks;
using Plimsoll.Core.Tests.Indicators.Windows;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies.Rules;

public sealed class RulePresetTests
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);

    public static TheoryData<string> Names => [.. RulePresets.All.Select(one => one.Name)];

    [Fact]
    public void There_are_three()
    {
        RulePresets.All.Select(one => one.Name)
            .ShouldBe(["flash_pump_detection", "peak_reversal", "pump_dump_detection"]);
        RulePresets.Find("pump_dump_detection").ShouldNotBeNull();
        RulePresets.Find("pump").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_preset_is_valid_as_it_stands(string name)
    {
        var preset = RulePresets.Find(name)!;
        RuleText.Problems(RuleWriter.Write(preset)).ShouldBeEmpty();
        preset.Entry.Size.ShouldBe(new SizingRule.EquityFraction(0.005m));
        preset.Entry.Leverage.ShouldBe(1.5m);
        (preset.Entry.Target!.Value / preset.Entry.Stop.Value).ShouldBeGreaterThanOrEqualTo(1.5m);
        preset.Description.Length.ShouldBeGreaterThan(60);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_preset_trades_pumps_where_a_naive_search_would(string name)
    {
        var preset = RulePresets.Find(name)!;
        var instrument = Perpetual();
        var ticks = TickTape.Market(
            new SyntheticMarketOptions
            {
                Instruments = [new SyntheticInstrument(instrument, 100)],
                EpisodesPerDay = 20,
                TradesPerMinute = 40,
            },
            1_000_000);
        var tape = new TickTape(TickTape.Setup(RuleWriter.Write(preset), preset.Timeframe, instrument));
        tape.Feed(ticks);
        var trips = tape.Trips.ToArray();
        trips.ShouldNotBeEmpty();
        foreach (var trip in trips)
            preset.Sides.ShouldContain(trip.Side);

        var decided = FirstEntry(preset, tape, ticks);
        var met = ticks.First(tick => tick.Trade.Time >= decided + Latency).Trade;
        (trips[0].EntryTime, (double)trips[0].EntryPrice).ShouldBe((met.Time, met.Price));
    }

    /// <summary>
    /// When the first entry is decided, by looking through all trades again at every bar whose own conditions are met
    /// (those of bars alone are believed: they have textbooks of their own).
    /// </summary>
    private static Timestamp FirstEntry(RuleDocument preset, TickTape tape, List<SlotTick> ticks)
    {
        Timestamp? detected = null;
        var pausedUntil = Timestamp.MinValue;
        foreach (var (bar, conditions) in tape.Evaluations)
        {
            var now = bar.OpenTime + preset.Timeframe.Length;
            var values = new Values(preset, conditions, ticks, now) { Age = detected is { } at ? (now - at).TotalSeconds : 0 };
            if (detected is null && now >= pausedUntil && values.All(preset.Signal.First))
                (detected, values.Age) = (now, 0);
            if (detected is null)
                continue;
            if (values.Any(preset.Cancel.When) || values.Age >= preset.Cancel.Timeout.TotalSeconds)
                (detected, pausedUntil) = (null, now + preset.Cancel.Cooldown);
            else if (values.All(preset.Entry.When.First))
                return now;
        }

        throw new InvalidOperationException("a naive search enters nowhere");
    }

    private static Instrument Perpetual() => SyntheticInstrument.Defaults[0].Instrument with
    {
        Id = InstrumentId.Of("sim:PUMP-PERP"),
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
    };

    private sealed class Values(RuleDocument preset, Condition[] compared, List<SlotTick> ticks, Timestamp now)
    {
        private readonly List<RuleNode.Condition> _order =
            [.. Enum.GetValues<RuleSection>().SelectMany(section => preset[section].Conditions)];

        public double Age { get; set; }

        public bool All(RuleNode.Group group) => group.Conditions.All(IsMet);

        public bool Any(RuleNode.Group group) => group.Conditions.Any(IsMet);

        private bool IsMet(RuleNode.Condition condition)
        {
            var (left, right) = (Left(condition), ((RuleOperand.Constant)condition.Right).Value);
            return condition.Comparison switch
            {
                Comparison.AtLeast => left >= right,
                Comparison.AtMost => left <= right,
                Comparison.Between => left >= right && left <= condition.Upper!.Value,
                _ => throw new InvalidOperationException($"{condition.Comparison} is not in a preset"),
            };
        }

        private double Left(RuleNode.Condition condition)
        {
            if (condition.Left is not RuleOperand.Output { Spec: var spec })
                return Age;
            var said = compared[_order.IndexOf(condition)].Left;
            if (!spec.Kind.IsOverWindows || double.IsNaN(said) || !IsNear(condition, said))
                return said;
            var from = now - TimeSpan.FromSeconds(spec.Kind.WarmupSeconds(spec) + 120);
            var events = ticks[IndexOf(from)..IndexOf(now)]
                .SelectMany(tick => new object[] { tick.Quote!.Value, tick.Trade }).ToArray();
            var naive = WindowBooks.Kinds[spec.Kind.Name](new TickHistory(events, spec, now.Micros));
            naive.ShouldBe(said, Math.Abs(naive) * 1e-9 + 1e-9, $"{spec} at {now}");
            return naive;
        }

        private int IndexOf(Timestamp time)
        {
            var (low, high) = (0, ticks.Count);
            while (low < high)
                if (ticks[(low + high) / 2].Trade.Time < time)
                    low = (low + high) / 2 + 1;
                else
                    high = (low + high) / 2;
            return low;
        }

        // Far from the threshold nobody looks twice: a naive look goes through thousands of trades.
        private static bool IsNear(RuleNode.Condition condition, double said) =>
            Math.Abs(said) >= Math.Abs(((RuleOperand.Constant)condition.Right).Value) / 2;
    }
}
