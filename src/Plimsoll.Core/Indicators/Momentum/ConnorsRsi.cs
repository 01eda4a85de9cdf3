using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Connors RSI: mean of RSI(rsi) of the price, RSI(streak) of the run of rises or falls, and the share of the last
/// n changes in percent that are less than the newest.
/// </summary>
public sealed class ConnorsRsi(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly bool _keeps = spec.Choice("unchanged") == "keep";
    private readonly int _rankLength = spec.Integer("rank");
    private Strength _strength = new(spec.Integer("rsi"));
    private Strength _streakStrength = new(spec.Integer("streak"));
    private SortedWindow _returns = new(spec.Integer("rank"));
    private Change _change = new();
    private double _streak;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "connors_rsi",
        Title = "Connors RSI",
        Formula = "mean of RSI(rsi) of the price, RSI(streak) of the run of rises or falls, and the share of "
            + "the last n changes in percent that are less than the newest",
        Source = "Larry Connors and Cesar Alvarez, 2012; unchanged keep is the variant of LEAN",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("rsi", 3, "changes of the price RSI"),
            IndicatorParameter.Bars("streak", 2, "changes of the streak RSI"),
            IndicatorParameter.Bars("rank", 100, "changes in the ranking"),
            IndicatorParameter.Source(),
            IndicatorParameter.Choice("unchanged", "what an unchanged price does to the run", "reset", "keep"),
        ],
        Fields = [new("value", IndicatorScale.Ratio, "0 to 100") { Min = 0, Max = 100 }],
        WarmupBars = spec => Math.Max(Math.Max(spec.Integer("rsi"), spec.Integer("streak")) + 1, spec.Integer("rank")
            + 2),
        Create = spec => new ConnorsRsi(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        var last = _change.Last;
        var change = _change.Add(price);
        _streak = change > 0 ? Math.Max(_streak, 0) + 1
            : change < 0 ? Math.Min(_streak, 0) - 1
            : _keeps ? _streak : 0;
        var percent = change / last;
        var rank = _returns.IsFull ? 100.0 * _returns.CountBelow(percent) / _rankLength : double.NaN;
        _returns.Add(percent);
        Emit((_strength.Add(price) + _streakStrength.Add(_streak) + rank) / 3);
    }
}
