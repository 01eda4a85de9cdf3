namespace Plimsoll.Core.Strategies;

/// <summary>
/// A strategy at work on one instrument and timeframe. Its memory is a function of the bars it has seen, of what was
/// known of the instrument with each, and of nothing else, so that feeding it the same again after a restart brings back
/// the same mind; position and pending entry come in with each view and may colour the decision, not the memory.
/// </summary>
public abstract class Strategy
{
    public abstract StrategyTerms Terms { get; }

    /// <summary>Final bars needed before a decision is possible.</summary>
    public abstract int WarmupBars { get; }

    /// <summary>Names of the comparisons, indexed by <see cref="Condition.Name"/>.</summary>
    public abstract IReadOnlyList<string> ConditionNames { get; }

    /// <summary>
    /// Sees a final bar (indicators are already updated), compares through <paramref name="evaluation"/> and adds
    /// 0..n proposals.
    /// </summary>
    public abstract void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals);
}
