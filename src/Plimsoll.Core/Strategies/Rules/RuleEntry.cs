using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <param name="When">Enters while a signal stands.</param>
/// <param name="Size">How large the entry is wished.</param>
/// <param name="Stop">Every entry has one.</param>
/// <param name="Target">Null where only the closing sections end a trade.</param>
/// <param name="Leverage">Notional ÷ own margin; the gate refuses more than the instrument may have.</param>
public sealed record RuleEntry(
    RuleSides When, SizingRule Size, RuleOffset Stop, RuleOffset? Target, decimal Leverage = 1m)
{
    public RuleOrder Order { get; init; } = RuleOrder.Market;

    /// <summary>Null where the size does not follow a risk.</summary>
    public RuleRiskScale? Scale { get; init; }
}
