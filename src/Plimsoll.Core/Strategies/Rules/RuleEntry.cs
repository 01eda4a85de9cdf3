using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <param name="When">Enters while a signal stands.</param>
/// <param name="Size">How large the entry is wished.</param>
/// <param name="Stop">Every entry has one.</param>
/// <param name="Target">Null where only the closing sections end a trade.</param>
public sealed record RuleEntry(RuleNode.Group When, SizingRule Size, RuleOffset Stop, RuleOffset? Target);
