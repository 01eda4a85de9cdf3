using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Chande momentum oscillator: 100(ups - downs)/(ups + downs) of n changes; 0 if nothing moved.
/// </summary>
public sealed class ChandeMomentum(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private NetMomentum _momentum = new(spec);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "cmo",
        Title = "Chande momentum oscillator",
        Formula = "100(ups - downs)/(ups + downs) of n changes; 0 if nothing moved",
        Source = "Tushar Chande and Stanley Kroll, The New Technical Trader, 1994; smoothing wilder is the "
            + "variant of TA-Lib",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(14, "changes counted"),
            IndicatorParameter.Source(),
            IndicatorParameter.Choice(
                "smoothing", "how the momentum is taken: by sums, or by Wilder's means as in TA-Lib", "sums", "wilder"),
        ],
        Fields = [IndicatorField.Bounded("value", -100, 100, "-100 to 100")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new ChandeMomentum(spec),
    };

    protected override void Step(in Bar bar) => Emit(100 * _momentum.Add(_source.Of(in bar)));
}
