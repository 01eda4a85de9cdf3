using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Risk;

/// <summary>What must hold before any number is looked at.</summary>
internal static class AdmissionCheck
{
    public const string Name = "Admission";
    public const string Blackout = "risk.blackout";

    public static RiskCheck Run(string number, RiskInputs inputs)
    {
        var code = RefusedByState(inputs.Admission) ?? RefusedByOrder(inputs);
        return new RiskCheck(number, Name, code ?? "", code is null ? CheckResult.Pass : CheckResult.Fail);
    }

    private static string? RefusedByState(AdmissionFacts facts) =>
        !facts.HoldsLease ? "risk.lease"
        : facts.IsDegraded ? "risk.degraded"
        : facts.IsQuarantined ? "risk.quarantined"
        : facts.IsHalted ? "risk.halted"
        : facts.HasSecondWriter ? "execution.second_writer"
        : facts.IsClockOff ? "execution.clock"
        : !facts.IsTradingEnabled ? "risk.trading_disabled"
        : !facts.IsSignalApproved ? "risk.signal_state"
        : null;

    private static string? RefusedByOrder(RiskInputs inputs) =>
        !Candidate.HasBoundedRisk(inputs) ? "risk.no_stop"
        : !inputs.Instrument.CanShort && inputs.Side == PositionSide.Short ? "risk.short_not_supported"
        : inputs.Admission.IsMarkStale ? "risk.stale_mark"
        : inputs.Admission.Blackout is not null ? Blackout
        : inputs.Admission.HasUnknownOrder ? "risk.unknown_orders"
        : IsOffIncrement(inputs) ? "order.price_increment"
        : inputs.Instrument.BrokenRule(inputs.Ticket.Quantity, inputs.EntryPrice);

    private static bool IsOffIncrement(RiskInputs inputs) =>
        (inputs.Ticket.LimitPrice is { } limit && !inputs.Instrument.IsOnIncrement(limit))
        || (inputs.Ticket.StopPrice is { } stop && !inputs.Instrument.IsOnIncrement(stop));
}
