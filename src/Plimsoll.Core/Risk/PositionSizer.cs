using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Risk;

/// <summary>
/// Takes the least of the wish and what each limit leaves, rounded down to the step. The gate checks the result later;
/// it never changes it.
/// </summary>
public static class PositionSizer
{
    private struct Least(decimal quantity, string boundBy)
    {
        public decimal Quantity = quantity;
        public string BoundBy = boundBy;

        /// <summary>At most room ÷ unit, divided only where it binds.</summary>
        public void Bind(decimal room, decimal unit, string by)
        {
            if (room < Quantity * unit)
                (Quantity, BoundBy) = (room / unit, by);
        }
    }

    /// <param name="rule">How large the entry is wished.</param>
    /// <param name="wishPrice">The signal's entry price: wishes are counted at it.</param>
    /// <param name="inputs">Books at this moment; the ticket's quantity is ignored.</param>
    /// <param name="limits">Limits of the account.</param>
    /// <param name="cash">Free cash; margin and fee of an entry cannot cost more.</param>
    public static SizedQuantity Size(
        SizingRule rule, Price wishPrice, RiskInputs inputs, RiskLimits limits, decimal cash)
    {
        var least = new Least(Wish(rule, wishPrice, inputs), "wish");
        if (!limits.IsMeasurement)
        {
            BindToCapital(ref least, inputs, limits, cash);
            BindToStop(ref least, inputs, limits);
        }

        return new SizedQuantity(inputs.Instrument.RoundDown(least.Quantity), least.BoundBy);
    }

    private static decimal Wish(SizingRule rule, Price price, RiskInputs inputs) => rule switch
    {
        SizingRule.RiskFraction risk => inputs.Stop is { } stop
            ? inputs.Equity * risk.Fraction / Candidate.PerUnit(inputs.Instrument, price, stop)
            : 0m,
        SizingRule.EquityFraction value => inputs.Equity * value.Fraction / UnitValue(inputs.Instrument, price),
        SizingRule.FixedQuantity fixedQuantity => fixedQuantity.Quantity,
        SizingRule.FixedQuote quote => quote.Amount / UnitValue(inputs.Instrument, price),
        _ => throw new InvalidOperationException($"No size is known for {rule}"),
    };

    private static void BindToCapital(ref Least least, RiskInputs inputs, RiskLimits limits, decimal cash)
    {
        var unit = UnitValue(inputs.Instrument, inputs.EntryPrice);
        var equity = inputs.Equity;
        var run = inputs.Run;
        least.Bind(
            Candidate.MaxPositionFraction(inputs, limits) * equity * inputs.Leverage, unit, "position_size");
        least.Bind(
            (limits.MaxGrossExposureFraction * equity - inputs.CommittedCapital) * inputs.Leverage, unit, "exposure");
        least.Bind(
            (run.Budget.MaxExposureFraction * equity - run.CommittedCapital) * inputs.Leverage, unit,
            "strategy_exposure");
        least.Bind(
            cash * inputs.Leverage, unit + UnitFee(inputs.Instrument, inputs.EntryPrice) * inputs.Leverage, "cash");
        if (inputs.Instrument.IsMargined)
            least.Bind(
                (limits.MaxMarginUseFraction * equity - inputs.MarginUsed) * inputs.Leverage, unit, "margin");
        if (inputs.Instrument.AssetClass == AssetClass.Fx)
            least.Bind(HardLimits.MaxFxLots * HardLimits.FxLotSize, inputs.Instrument.ContractSize, "lots");
    }

    private static void BindToStop(ref Least least, RiskInputs inputs, RiskLimits limits)
    {
        if (inputs.Stop is not { } stop)
            return;
        var lossPerUnit = Candidate.PerUnit(inputs.Instrument, inputs.EntryPrice, stop);
        least.Bind(limits.MaxRiskPerTradeFraction * inputs.Equity, lossPerUnit, "risk_per_trade");
        least.Bind(limits.MaxPortfolioHeatFraction * inputs.Equity - inputs.Heat, lossPerUnit, "heat");
    }

    private static decimal UnitFee(Instrument instrument, Price price) =>
        instrument.Fees.Of(price.Value, instrument.ContractSize);

    private static decimal UnitValue(Instrument instrument, Price price) => price.Value * instrument.ContractSize;
}
