using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Levels of the volume profile of the last n bars; see <see cref="VolumeProfile"/>. O(n + bins) a bar.</summary>
public sealed class ProfileLevels(IndicatorSpec spec) : Indicator(spec)
{
    private readonly VolumeProfile _profile = new(spec.Integer("period"), spec["share"], spec["increment"]);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "volume_profile",
        Title = "Volume profile",
        Formula = "volume of n bars by price, each spread evenly over its range (without any volume a bar counts 1 a bin); a "
            + "bin is the increment, or as many as make 1/100 of the range, with increment 0 exactly 1/100; poc = largest "
            + "bin; from it the value area grows by the heavier pair of bins until it holds its share; lvn (hvn) = nearest "
            + "local minimum < 0.5 (maximum > 1.5) of the mean bin, null without one; a bin goes by its lowest price",
        Source = "J. P. Steidlmayer, Market Profile, 1984",
        AwaitsEvent = true,
        Parameters =
        [
            new("period", 50, 10, 2_000, "bars of the profile"),
            IndicatorParameter.Factor("share", 0.7, 0.01, 1, "share of the volume in the value area"),
            IndicatorParameter.Factor("increment", 0, 0, 1_000_000, "price increment of the instrument, 0 when not known"),
        ],
        Fields =
        [
            new("poc", IndicatorScale.Price, "point of control"),
            new("vah", IndicatorScale.Price, "value area high"),
            new("val", IndicatorScale.Price, "value area low"),
            new("lvn", IndicatorScale.Price, "low volume node nearest to the close"),
            new("hvn", IndicatorScale.Price, "high volume node nearest to the close"),
            IndicatorField.Flag("tpo", "1 when bars were counted for want of volume"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new ProfileLevels(spec),
    };

    protected override void Step(in Bar bar)
    {
        _profile.Add(in bar);
        if (double.IsNaN(_profile.PointOfControl))
            Emit([double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]);
        else
            Emit(
            [
                _profile.PointOfControl, _profile.ValueAreaHigh, _profile.ValueAreaLow,
                _profile.LowNodeNear(bar.Close), _profile.HighNodeNear(bar.Close), _profile.CountsBars ? 1 : 0,
            ]);
    }
}
