using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Risk;

/// <summary>Money figures of the order under judgement.</summary>
internal static class Candidate
{
    /// <summary>Notional ÷ leverage.</summary>
    public static decimal Committed(RiskInputs inputs) =>
        inputs.Instrument.Notional(inputs.EntryPrice, inputs.Ticket.Quantity).Value / inputs.Leverage;

    public static decimal Margin(RiskInputs inputs) =>
        inputs.Instrument.IsMargined ? Committed(inputs) : 0m;

    /// <summary>
    /// Loss at the stop with taker fees both ways; without a stop everything committed (a measurement's yardstick
    /// has none, a trade never passes admission without).
    /// </summary>
    public static decimal RiskAtStop(RiskInputs inputs) => inputs.Stop is { } stop
        ? PerUnit(inputs.Instrument, inputs.EntryPrice, stop) * inputs.Ticket.Quantity.Value
        : Committed(inputs);

    /// <summary>Loss of one base unit (times contract size) from entry to stop, taker fees both ways.</summary>
    public static decimal PerUnit(Instrument instrument, Price entry, Price stop) =>
        (Math.Abs(entry.Value - stop.Value) + instrument.Fees.Of(entry.Value, 1m) + instrument.Fees.Of(stop.Value, 1m))
        * instrument.ContractSize;

    public static decimal MaxPositionFraction(RiskInputs inputs, RiskLimits limits) => limits.IsMeasurement
        ? decimal.MaxValue
        : Math.Min(
            Math.Min(limits.MaxPositionFraction, inputs.Run.Budget.MaxPositionFraction),
            HardLimits.PositionFraction(inputs.Instrument.AssetClass));

    public static bool HasBoundedRisk(RiskInputs inputs) =>
        inputs.Stop is { } stop
        && (inputs.Side == PositionSide.Long ? stop < inputs.EntryPrice : stop > inputs.EntryPrice);
}
