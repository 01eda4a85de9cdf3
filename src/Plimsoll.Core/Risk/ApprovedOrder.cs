using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Risk;

/// <summary>
/// Proof that the gate approved exactly this ticket. Only <see cref="RiskGate"/> can make one, a venue takes nothing
/// else, and it is good for one submission.
/// </summary>
public sealed class ApprovedOrder
{
    internal ApprovedOrder(OrderTicket ticket, long decisionNumber, Timestamp judgedAt)
    {
        Ticket = ticket;
        DecisionNumber = decisionNumber;
        JudgedAt = judgedAt;
    }

    public OrderTicket Ticket { get; }

    /// <summary>The verdict; 0 for reducing orders, which need proof of reduction instead of a verdict.</summary>
    public long DecisionNumber { get; }

    public Timestamp JudgedAt { get; }
}
