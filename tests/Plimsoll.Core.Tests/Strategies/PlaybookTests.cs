using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Playbook;
using Plimsoll.Core.Tests.Risk;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class PlaybookTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");
    private static readonly Instrument Perpetual = RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual };
    private static readonly string[] Priority = ["nbb", "jadecap", "tori", "fabio"];

    [Fact]
    public void The_first_in_order_that_enters_speaks_for_the_bar()
    {
        var (spoken, contested) = (new HashSet<string>(), 0);
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_500);
            var book = new StrategyDriver(new PlaybookDefinition(), Perpetual, Hour);
            var plays = Priority
                .Select(name => new StrategyDriver(StrategyCatalog.Find(name)!, Perpetual, Hour)).ToArray();
            foreach (var bar in bars)
            {
                var wishes = plays.Select((play, i) => (Name: Priority[i], Entries: play.On(in bar))).ToArray();
                var willing = wishes.Where(one => one.Entries.Count > 0).ToArray();
                var said = book.On(in bar);
                said.Count.ShouldBeLessThanOrEqualTo(1);
                said.ShouldBe(willing.Take(1).SelectMany(one =>
                    one.Entries.Select(entry => entry with { Reason = $"{one.Name}: {entry.Reason}" })));
                spoken.UnionWith(willing.Take(1).Select(one => one.Name));
                contested += willing.Length > 1 ? 1 : 0;
            }
        }

        spoken.ShouldBe(Priority, ignoreOrder: true);
        contested.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Its_table_shows_what_all_of_them_compared()
    {
        var book = new StrategyDriver(new PlaybookDefinition(), Perpetual, Hour);
        var fabio = new StrategyDriver(StrategyCatalog.Find("fabio")!, Perpetual, Hour);
        foreach (var bar in StrategyDriver.Walk(3, 600))
        {
            book.On(in bar);
            fabio.On(in bar);
            var shown = book.Evaluation.Conditions.ToArray()
                .Where(one => book.Strategy.ConditionNames[one.Name].StartsWith("fabio: ", StringComparison.Ordinal))
                .Select(one => (book.Strategy.ConditionNames[one.Name][7..], one.Left, one.Right, one.Outcome));
            shown.ShouldBe(fabio.Evaluation.Conditions.ToArray().Select(one =>
                (fabio.Strategy.ConditionNames[one.Name], one.Left, one.Right, one.Outcome)));
        }
    }

    [Fact]
    public void Somebody_must_play_and_who_does_not_is_silent()
    {
        var problems = new List<ParameterProblem>();
        var none = Priority.ToDictionary(name => name, _ => "off");
        new PlaybookDefinition().TryBuild(none, problems).ShouldBeNull();
        problems.Single().Code.ShouldBe("strategy.parameter");
        var alone = new StrategyDriver(
            new PlaybookDefinition(), Perpetual, Hour, ("nbb", "off"), ("jadecap", "off"), ("tori", "off"));
        alone.Strategy.ConditionNames.ShouldAllBe(name => name.StartsWith("fabio: ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_trend_of_the_pull_back_needs_its_higher_bars()
    {
        var definition = new PlaybookDefinition();
        StrategyParameters With(string jadecap) =>
            definition.TryBuild(new Dictionary<string, string> { ["jadecap"] = jadecap }, [])!;
        string? Problem(string jadecap) => definition.TimeframeProblem(With(jadecap), Timeframe.Of("1d"))?.Code;
        Problem("on").ShouldBe("strategy.timeframe");
        Problem("off").ShouldBeNull();
    }
}
