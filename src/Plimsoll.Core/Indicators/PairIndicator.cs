using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators;

/// <summary>
/// An indicator over the bars of an instrument and of another, which its spec names. Of bars that end together the other's
/// comes first, so that a value is always of both.
/// </summary>
public abstract class PairIndicator(IndicatorSpec spec) : Indicator(spec)
{
    private Timestamp _last = Timestamp.MinValue;

    /// <summary>Takes the next final bar of the other instrument; false when it is not later than the last.</summary>
    public bool UpdateReference(in Bar bar)
    {
        if (bar.OpenTime <= _last)
            return false;
        _last = bar.OpenTime;
        StepReference(in bar);
        return true;
    }

    protected abstract void StepReference(in Bar bar);
}
