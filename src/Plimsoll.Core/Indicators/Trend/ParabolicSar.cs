using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Parabolic stop and reverse: a stop that runs after the extreme of the trend, faster with each new extreme, and
/// turns when the price touches it. It begins long, with the stop at the first low; a wrong guess turns at once.
/// Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
/// </summary>
public sealed class ParabolicSar(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _step = spec["step"];
    private readonly double _max = spec["max"];
    private Bar? _last;
    private Bar _secondLast;
    private bool _isLong = true;
    private double _stop;
    private double _extreme;
    private double _pace = spec["step"];

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "parabolic_sar",
        Title = "Parabolic stop and reverse",
        Formula = "s += af(extreme - s), not beyond the last two bars; af grows by step with each new extreme, up to "
            + "max; beyond the stop it turns: s = extreme, af = step; begins long with s = first low",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        IsRecursive = true,
        DependsOnStart = true,
        Parameters =
        [
            IndicatorParameter.Factor("step", 0.02, 0.0001, 1, "acceleration at first and with each new extreme"),
            IndicatorParameter.Factor("max", 0.2, 0.0001, 1, "largest acceleration"),
        ],
        Rules = [IndicatorRule.NotMore("step", "max")],
        Fields =
        [
            IndicatorField.Value(IndicatorScale.Price, "stop, quote units"),
            IndicatorField.Bounded("direction", -1, 1, "+1 long, -1 short"),
        ],
        WarmupBars = _ => 2,
        Create = spec => new ParabolicSar(spec),
    };

    protected override void Step(in Bar bar)
    {
        if (_last is { } last)
        {
            Move(in bar, in last);
            _secondLast = last;
            Emit(_stop, _isLong ? 1 : -1);
        }
        else
        {
            _secondLast = bar;
            (_stop, _extreme) = (bar.Low, bar.High);
        }

        _last = bar;
    }

    private void Move(in Bar bar, in Bar last)
    {
        var next = _stop + _pace * (_extreme - _stop);
        _stop = _isLong
            ? Math.Min(next, Math.Min(last.Low, _secondLast.Low))
            : Math.Max(next, Math.Max(last.High, _secondLast.High));
        if (_isLong ? bar.Low < _stop : bar.High > _stop)
            Turn(in bar);
        else if (_isLong ? bar.High > _extreme : bar.Low < _extreme)
            Follow(_isLong ? bar.High : bar.Low);
    }

    private void Turn(in Bar bar)
    {
        _stop = _extreme;
        _isLong = !_isLong;
        _extreme = _isLong ? bar.High : bar.Low;
        _pace = _step;
    }

    private void Follow(double extreme)
    {
        _extreme = extreme;
        _pace = Math.Min(_pace + _step, _max);
    }
}
