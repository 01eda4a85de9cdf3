using Plimsoll.Core.Trading;

namespace Plimsoll.Proof;

/// <summary>What a venue and the way to it are like, where a proof goes through all of it.</summary>
/// <param name="IdScope">For how long the venue refuses a client order id it has seen.</param>
/// <param name="ReadLag">How old an answer about orders can be, in seconds.</param>
/// <param name="ClockLead">How far the program's clock is ahead, in seconds; null: up to one, another in each life.</param>
public sealed record ProofConditions(ClientOrderIdScope IdScope, double ReadLag, double? ClockLead)
{
    /// <summary>The unkindest that there is.</summary>
    public static ProofConditions Usual { get; } = new(ClientOrderIdScope.OpenOnly, 2, null);
}
