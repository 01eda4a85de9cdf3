using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.Playbook;

/// <summary>Several strategies by priority, at most one entry a bar.</summary>
public sealed class PlaybookDefinition : StrategyDefinition
{
    // In the order of their priority.
    private static readonly StrategyDefinition[] Plays =
    [
        new Nbb.NbbDefinition(), new JadeCap.JadeCapDefinition(),
        new Tori.ToriDefinition(), new Fabio.FabioDefinition(),
    ];

    public override string Name => "playbook";

    public override int Version => 1;

    public override string Title => "Playbook";

    public override string Description =>
        "Asks zone retest, pull-back, trend line and value area, in this order, and takes the first that enters: at most "
        + "one entry a bar. Each plays by its own defaults.";

    public override string DefaultTimeframe => "1h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } =
    [
        .. Plays.Select(play => StrategyParameter.Choice(
            play.Name, "on", ["on", "off"], $"Whether {play.Title.ToLowerInvariant()} plays")),
        .. TermParameters.Of(new StrategyTerms { MinRewardRisk = 2m, RiskFraction = 0.015m, ConfidenceThreshold = 60 }),
    ];

    public override void CheckTogether(StrategyParameters parameters, ICollection<ParameterProblem> problems)
    {
        if (!Plays.Any(play => parameters.IsOn(play.Name)))
            problems.Add(new ParameterProblem(Plays[0].Name, "strategy.parameter", "at least one must play"));
    }

    public override IReadOnlyList<Timeframe> HigherTimeframes(StrategyParameters parameters) =>
        [.. Playing(parameters).SelectMany(play => play.HigherTimeframes(Defaults(play))).Distinct()];

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new PlaybookStrategy(
            TermParameters.Read(parameters),
            [
                .. Playing(parameters).Select(play =>
                    new Play(play.Name, play.Create(Defaults(play), instrument, indicators))),
            ]);

    private static IEnumerable<StrategyDefinition> Playing(StrategyParameters parameters) =>
        Plays.Where(play => parameters.IsOn(play.Name));

    private static StrategyParameters Defaults(StrategyDefinition play) =>
        play.TryBuild(new Dictionary<string, string>(), [])!;
}
