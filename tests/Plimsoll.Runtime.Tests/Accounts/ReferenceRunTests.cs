using Plimsoll.Core.Engine;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>Runs that look at another instrument of the market, over restarts too.</summary>
public sealed class ReferenceRunTests
{
    private static readonly Guid User = new("00000000-0000-7000-8000-0000000000bb");
    private static readonly InstrumentId Alpha = InstrumentId.Of("sim:ALPHA-USD");
    private static readonly InstrumentId Cedar = InstrumentId.Of("sim:CEDAR-USD");

    // The tape ends the minute of one instrument before that of the other: each way round once.
    [Theory]
    [InlineData(true, "1m")]
    [InlineData(false, "1m")]
    [InlineData(true, "5m")]
    public async Task A_run_is_asked_once_a_bar_with_the_bar_of_the_other_that_ends_with_it(bool isForward, string code)
    {
        var (own, other) = isForward ? (Alpha, Cedar) : (Cedar, Alpha);
        var stores = WorldStores.Of(new MemoryDatabase());
        RunId id;
        await using (var world = await World.OpenAsync(stores))
        {
            await world.OpenAccountAsync(User);
            id = await StartAsync(world, stores, own, other, Timeframe.Of(code));
            await world.AdvanceAsync(TimeSpan.FromMinutes(20));
            await ShouldAgreeAsync(world, stores, id, 200);
        }

        await using (var restarted = await World.OpenAsync(stores))
        {
            await ShouldAgreeAsync(restarted, stores, id, 200);
            await restarted.AdvanceAsync(TimeSpan.FromMinutes(17));
            await ShouldAgreeAsync(restarted, stores, id, 200);
        }
    }

    [Fact]
    public async Task An_instrument_that_the_account_does_not_carry_is_refused()
    {
        var stores = WorldStores.Of(new MemoryDatabase());
        await using var world = await World.OpenAsync(stores);
        await world.OpenAccountAsync(User);
        var failed = await Should.ThrowAsync<AccountUnavailableException>(
            () => StartAsync(world, stores, Alpha, InstrumentId.Of("sim:NOPE-USD"), Timeframe.OneMinute));
        var refused = failed.InnerException.ShouldBeOfType<IndicatorException>();
        refused.Code.ShouldBe("indicator.reference_missing");
        refused.Message.ShouldStartWith("/s1_signal/conditions/0: ");
        (await world.AskAsync(state => state.Runs.Count)).ShouldBe(0);
    }

    private static async Task<RunId> StartAsync(
        World world, WorldStores stores, InstrumentId own, InstrumentId other, Timeframe timeframe)
    {
        var first = timeframe.Floor(world.Market.Time - TimeSpan.FromHours(10));
        var definition = new RuleDefinition(RuleReader.Read(Document(other)), 1);
        var configuration = new RunConfiguration
        {
            Id = new RunId(new Guid(7, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8])),
            Name = "together",
            StrategyName = definition.Name,
            StrategyVersion = 1,
            Parameters = new Dictionary<string, string>(),
            InstrumentId = own,
            Timeframe = timeframe,
            Sizing = definition.Sizing,
            Budget = RunBudget.Bot,
            FirstBar = first,
        }.Of(definition, world.Market.Instruments.Single(one => one.Id == own));
        var history = new RunHistory(await ReadAsync(stores, own, first, world.Market.Time))
        {
            References = new Dictionary<InstrumentId, IReadOnlyList<Bar>>
            {
                [other] = await ReadAsync(stores, other, first, world.Market.Time),
            },
        };
        await world.DoAsync(session => session.StartRun(configuration, definition, history));
        return configuration.Id;
    }

    // What was compared on the last bars against the stored minutes, put together and compared naively.
    private static async Task ShouldAgreeAsync(World world, WorldStores stores, RunId id, int most)
    {
        var (configuration, seen) = await world.Account.ReadAsync(
            session =>
            {
                var run = session.Engine.Find(id).ShouldNotBeNull();
                return (run.Configuration, run.History.Newest().Take(most)
                    .Select(one => (one.BarTime, one.Conditions[0].Left, one.Blocker)).Reverse().ToArray());
            },
            World.Stop);
        var document = RuleReader.Read(configuration.Document!);
        var other = new RuleDefinition(document, 1).References.ShouldHaveSingleItem().Instrument;
        var own = Built(configuration, await ReadAsync(stores, configuration.InstrumentId, configuration.FirstBar, world.Market.Time));
        var others = Built(configuration, await ReadAsync(stores, other, configuration.FirstBar, world.Market.Time))
            .ToDictionary(bar => bar.OpenTime);
        var (shared, expected) = (new List<(double Own, double Other)>(), new Dictionary<Timestamp, double>());
        foreach (var bar in own)
        {
            if (others.TryGetValue(bar.OpenTime, out var beside))
                shared.Add((bar.Close, beside.Close));
            expected[bar.OpenTime] = Textbook(shared);
        }

        seen.Length.ShouldBeGreaterThan(50);
        seen.Select(one => one.BarTime).ShouldBeUnique();
        seen[^1].BarTime.ShouldBe(own[^1].OpenTime);
        foreach (var (time, value, _) in seen)
            if (double.IsNaN(expected[time]))
                value.ShouldBe(double.NaN);
            else
                value.ShouldBe(expected[time], 1e-9, $"{time}");
        seen.Count(one => !double.IsNaN(one.Left)).ShouldBeGreaterThan(10);
    }

    private static List<Bar> Built(RunConfiguration run, IEnumerable<Bar> minutes)
    {
        var aggregator = new BarAggregator(Timeframe.OneMinute, run.Timeframe);
        var built = new List<Bar>();
        foreach (var bar in minutes)
        {
            if (aggregator.Add(in bar, out var before))
                built.Add(before);
            if (aggregator.AdvanceTo(bar.OpenTime + Timeframe.OneMinute.Length, out var current))
                built.Add(current);
        }

        return built;
    }

    private static double Textbook(List<(double Own, double Other)> closes)
    {
        var returns = closes.Skip(1)
            .Select((now, i) => (X: now.Own / closes[i].Own - 1, Y: now.Other / closes[i].Other - 1))
            .TakeLast(100).ToArray();
        if (returns.Length < 100)
            return double.NaN;
        var (x, y) = (returns.Average(one => one.X), returns.Average(one => one.Y));
        return returns.Sum(one => (one.X - x) * (one.Y - y))
            / Math.Sqrt(returns.Sum(one => (one.X - x) * (one.X - x)) * returns.Sum(one => (one.Y - y) * (one.Y - y)));
    }

    private static async Task<List<Bar>> ReadAsync(
        WorldStores stores, InstrumentId instrument, Timestamp from, Timestamp to)
    {
        var bars = new List<Bar>();
        await foreach (var bar in stores.Market.ReadBarsAsync(instrument, from, to, World.Stop))
            bars.Add(bar);
        return bars;
    }

    private static string Document(InstrumentId other) =>
        $$"""
        {
          "schemaVersion": 1, "strategyName": "together", "direction": "long", "timeframe": "1m",
          "s1_signal": { "conditions": [ { "indicator": "correlation({{other}},100)", "operator": ">=", "value": 2 } ] },
          "z1_entry": {
            "conditions": [ { "indicator": "close", "operator": ">", "value": 0 } ],
            "stopLoss": { "offsetPercent": 2 }, "takeProfit": { "offsetPercent": 4 } }
        }
        """;
}
