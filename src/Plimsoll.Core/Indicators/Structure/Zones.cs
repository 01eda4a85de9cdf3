using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Supply and demand: the nearest swing low at or below the close, the nearest swing high at or above.</summary>
public sealed class Zones(IndicatorSpec spec) : Indicator(spec)
{
    private readonly ZoneSide _demand = new(spec.Integer("span"), isDemand: true);
    private readonly ZoneSide _supply = new(spec.Integer("span"), isDemand: false);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "zones",
        Title = "Supply and demand zones",
        Formula = "a swing low (k bars on either side, ties allowed, known k bars later) is a demand zone, a swing high a "
            + "supply zone; of the last 20 of each side the nearest to the close at or below (at or above) it; null "
            + "without one",
        Source = "textbook",
        IsRecursive = true,
        DependsOnStart = true,
        AwaitsEvent = true,
        Parameters = [new("span", 20, 1, 1_000, "bars on either side")],
        Fields =
        [
            new("demand", IndicatorScale.Price, "low of the demand zone's bar"),
            new("demandTop", IndicatorScale.Price, "high of that bar"),
            new("supply", IndicatorScale.Price, "high of the supply zone's bar"),
            new("supplyBottom", IndicatorScale.Price, "low of that bar"),
        ],
        WarmupBars = spec => 2 * spec.Integer("span") + 1,
        Create = spec => new Zones(spec),
    };

    protected override void Step(in Bar bar)
    {
        _demand.Add(in bar);
        _supply.Add(in bar);
        Emit([_demand.Price, _demand.End, _supply.Price, _supply.End]);
    }
}
