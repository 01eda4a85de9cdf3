using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.BuyAndHold;

/// <summary>One entry on the first bar it sees; what becomes of it is the account's affair.</summary>
internal sealed class BuyAndHoldStrategy(double lowestPrice) : Strategy
{
    private const int HasSeenNone = 0;

    private long _bars;

    public override StrategyTerms Terms { get; } = new();

    // None: a bot must not see its first bar while it is warmed up.
    public override int WarmupBars => 0;

    public override IReadOnlyList<string> ConditionNames { get; } = ["bars seen before = 0"];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        if (!evaluation.Check(HasSeenNone, _bars++, Comparison.Equal, 0))
            return;
        proposals.Add(new SignalProposal
        {
            Action = SignalAction.Open,
            Side = PositionSide.Long,
            StopLoss = lowestPrice,
            DeclaredExit = "end of the run",
            Reason = "first bar",
        });
    }
}
