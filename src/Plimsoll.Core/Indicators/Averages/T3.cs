using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>
/// Tillson T3: -v^3*e6 + (3v^2+3v^3)*e5 - (6v^2+3v+3v^3)*e4 + (1+3v+v^3+3v^2)*e3, e1 to e6 nested EMAs.
/// </summary>
public sealed class T3(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly EwmaChain _chain = new(spec, 6);
    private readonly double _v = spec["volumeFactor"];

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "t3",
        Title = "Tillson T3",
        Formula = "-v^3*e6 + (3v^2+3v^3)*e5 - (6v^2+3v+3v^3)*e4 + (1+3v+v^3+3v^2)*e3, e1 to e6 nested EMAs",
        Source = "Tim Tillson, 1998; seed first is the variant of Stock.Indicators",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(5, "bars of each mean"),
            IndicatorParameter.Factor("volumeFactor", 0.7, 0, 1, "v: 0 is a plain triple EMA, 1 a triple DEMA"),
            IndicatorParameter.Source(),
            IndicatorParameter.Seed(),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "mean price, quote units")],
        WarmupBars = spec => EwmaChain.Warmup(spec, 6),
        Create = spec => new T3(spec),
    };

    protected override void Step(in Bar bar)
    {
        _chain.Add(_source.Of(in bar));
        var (square, cube) = (_v * _v, _v * _v * _v);
        Emit(-cube * _chain[5] + 3 * (square + cube) * _chain[4]
            - 3 * (2 * square + _v + cube) * _chain[3] + (1 + 3 * _v + cube + 3 * square) * _chain[2]);
    }
}
