namespace Plimsoll.Core.Strategies.Playbook;

/// <summary>
/// Every play sees every bar, so that each keeps its own mind; the first in order that proposes something speaks for
/// the bar, with one signal. The table shows the conditions of all of them.
/// </summary>
internal sealed class PlaybookStrategy(StrategyTerms terms, IReadOnlyList<Play> plays) : Strategy
{
    private readonly List<SignalProposal> _proposals = [];

    public override StrategyTerms Terms => terms;

    public override int WarmupBars { get; } = plays.Max(play => play.Strategy.WarmupBars);

    public override IReadOnlyList<string> ConditionNames { get; } =
        [.. plays.SelectMany(play => play.Strategy.ConditionNames.Select(condition => $"{play.Name}: {condition}"))];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var (offset, hasSpoken) = (0, false);
        string? blocker = null;
        foreach (var play in plays)
        {
            _proposals.Clear();
            play.Evaluation.Begin(view.Bar.OpenTime);
            play.Strategy.OnBar(in view, play.Evaluation, _proposals);
            foreach (ref readonly var condition in play.Evaluation.Conditions)
                evaluation.Record(condition with { Name = offset + condition.Name });
            offset += play.Strategy.ConditionNames.Count;
            blocker ??= play.Evaluation.Blocker;
            if (!hasSpoken && _proposals.Count > 0)
                proposals.Add(_proposals[0] with { Reason = $"{play.Name}: {_proposals[0].Reason}" });
            hasSpoken |= _proposals.Count > 0;
        }

        if (!hasSpoken && blocker is not null)
            evaluation.Block(blocker);
    }
}
