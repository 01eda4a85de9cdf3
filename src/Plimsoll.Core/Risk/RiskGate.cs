using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Risk;

/// <summary>
/// The absolute veto: the only maker of an <see cref="ApprovedOrder"/>. It never changes a size or a price; it approves
/// exactly what it was given or rejects, and whatever goes wrong while judging is a rejection.
/// </summary>
public sealed class RiskGate(RiskLimits limits)
{
    /// <summary>Code of what could not be judged.</summary>
    public const string Unjudged = "risk.error";

    private readonly RiskLimits _halved = limits.Halved();

    public RiskLimits Limits { get; } = limits;

    /// <summary>The limits these figures are held against.</summary>
    public RiskLimits LimitsOn(RiskInputs inputs) => inputs.HalvedUntil is null ? Limits : _halved;

    /// <summary>Judges an entry: admission, then the nine checks; the first failure decides.</summary>
    public RiskVerdict Judge(long number, RiskInputs inputs)
    {
        var decision = Decide(number, inputs, isComplete: false);
        return decision.IsApproved
            ? new RiskVerdict.Approved(new ApprovedOrder(inputs.Ticket, number, inputs.Time), decision)
            : new RiskVerdict.Rejected(decision);
    }

    /// <summary>The verdict on what could not even be added up: fail closed.</summary>
    public static RiskVerdict Refuse(long number, RiskInputs inputs) =>
        new RiskVerdict.Rejected(Written(number, inputs, [NotJudged()]));

    /// <summary>Runs every check on a hypothetical order and reserves nothing.</summary>
    public RiskDecision Explain(RiskInputs inputs) => Decide(0, inputs, isComplete: true);

    /// <summary>
    /// Exits are never blocked: an order that provably only reduces needs no verdict, only the proof.
    /// </summary>
    /// <param name="ticket">Must be reduce-only, on the closing side, and not larger than the position.</param>
    public static ReductionVerdict ApproveReduction(OrderTicket ticket, Position? position, Timestamp at)
    {
        if (position is null || position.IsFlat)
            return new ReductionVerdict.Refused("order.no_position", "There is no position to reduce");
        if (!ticket.ReduceOnly || ticket.Side != position.ClosingSide || ticket.Quantity > position.Quantity)
            return new ReductionVerdict.Refused("order.not_reducing", "The order would not only reduce the position");
        return ticket.Quantity.IsZero
            ? new ReductionVerdict.Refused("order.min_quantity", "There is nothing to reduce")
            : new ReductionVerdict.Approved(new ApprovedOrder(ticket, 0, at));
    }

    private RiskDecision Decide(long number, RiskInputs inputs, bool isComplete)
    {
        var checks = new List<RiskCheck>(RiskChecks.Count);
        try
        {
            RiskChecks.Run(inputs, LimitsOn(inputs), checks, isComplete);
        }
        catch (Exception error) when (error is ArithmeticException or InvalidOperationException or ArgumentException)
        {
            // Fail closed: what cannot be judged is not approved.
            checks.Add(NotJudged());
        }

        return Written(number, inputs, checks);
    }

    private static RiskCheck NotJudged() => new("0", "Judgement", Unjudged, CheckResult.Fail);

    private static RiskDecision Written(long number, RiskInputs inputs, List<RiskCheck> checks)
    {
        var failed = checks.Find(check => check.Result == CheckResult.Fail);
        return new RiskDecision
        {
            Number = number,
            IsApproved = failed is null,
            Severity = failed is null ? RiskSeverity.Info : RiskChecks.SeverityOf(failed.Code),
            Code = failed?.Code,
            Text = failed is null ? "All checks passed" : RiskChecks.Describe(failed, inputs),
            Checks = checks,
            Inputs = inputs,
        };
    }
}
