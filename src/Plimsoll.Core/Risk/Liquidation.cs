using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Risk;

/// <summary>Where an isolated margin is used up to what the venue wants to see kept.</summary>
public static class Liquidation
{
    /// <summary>
    /// Margin + unrealised = maintenance × value, solved for the price: long (entry − margin)/(1 − m), short
    /// (entry + margin)/(1 + m). A price at or below 0 is never reached.
    /// </summary>
    /// <param name="side">Long or short.</param>
    /// <param name="entry">Average entry, quote units.</param>
    /// <param name="margin">Own margin of one unit, quote units.</param>
    /// <param name="maintenance">Maintenance margin ÷ value, 0 to below 1.</param>
    public static decimal PriceOf(PositionSide side, decimal entry, decimal margin, decimal maintenance) =>
        side == PositionSide.Long
            ? (entry - margin) / (1m - maintenance)
            : (entry + margin) / (1m + maintenance);

    /// <summary>Null where it cannot happen: nothing borrowed, or nobody knows the venue's maintenance margin.</summary>
    public static decimal? PriceOf(Position position)
    {
        var units = position.Quantity.Value * position.Instrument.ContractSize;
        var maintenance = position.Instrument.MaintenanceMarginFraction;
        if (!position.Instrument.IsMargined || units == 0m || maintenance <= 0m)
            return null;
        var price = PriceOf(
            position.Side, position.Cost.Value / units, position.Margin.Value / units, maintenance);
        return price > 0m ? price : null;
    }
}
