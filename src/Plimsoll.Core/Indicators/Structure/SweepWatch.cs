namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Remembers when price last went beyond a level, and which level that was.</summary>
internal struct SweepWatch(int sign)
{
    private double _level = double.NaN;
    private int _age = -1;

    /// <summary>Looks at the next bar.</summary>
    /// <param name="extreme">Its low where lows are watched, else its high.</param>
    /// <param name="level">What was known before the bar; NaN when nothing was.</param>
    /// <param name="memory">Bars after which it is forgotten.</param>
    public void Add(double extreme, double level, int memory)
    {
        if (sign * (extreme - level) < 0)
            (_level, _age) = (level, 0);
        else if (_age >= 0)
            _age = _age + 1 < memory ? _age + 1 : -1;
    }

    /// <summary>Whether the close is back, and this one is newer than the best so far, or as new and farther out.</summary>
    public readonly bool Beats((double Level, int Age) best, double close) =>
        _age >= 0 && sign * (close - _level) > 0
        && (best.Age < 0 || _age < best.Age || (_age == best.Age && sign * (_level - best.Level) < 0));

    public readonly (double Level, int Age) Found => (_level, _age);
}
