using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Price;

/// <summary>
/// Heikin-Ashi: close = (o+h+l+c)/4; open = mean of open and close before, first (o+c)/2; high and low include
/// them.
/// </summary>
public sealed class HeikinAshi(IndicatorSpec spec) : Indicator(spec)
{
    private double _open = double.NaN;
    private double _close;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "heikin_ashi",
        Title = "Heikin-Ashi",
        Formula = "close = (o+h+l+c)/4; open = mean of open and close before, first (o+c)/2; high and low "
            + "include them",
        Source = "Munehisa Homma; Dan Valcu, 2004",
        IsRecursive = true,
        Parameters = [],
        Fields =
        [
            new("close", IndicatorScale.Price, "mean price of the bar"),
            new("open", IndicatorScale.Price, "middle of the bar before"),
            new("high", IndicatorScale.Price, "highest of all"),
            new("low", IndicatorScale.Price, "lowest of all"),
        ],
        WarmupBars = _ => 1,
        Create = spec => new HeikinAshi(spec),
    };

    protected override void Step(in Bar bar)
    {
        _open = double.IsNaN(_open) ? (bar.Open + bar.Close) / 2 : (_open + _close) / 2;
        _close = (bar.Open + bar.High + bar.Low + bar.Close) / 4;
        var high = Math.Max(bar.High, Math.Max(_open, _close));
        var low = Math.Min(bar.Low, Math.Min(_open, _close));
        Emit([_close, _open, high, low]);
    }
}
