using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators;

/// <summary>
/// A streaming indicator over final bars: one update a bar, bounded memory, the same doubles whether fed bar by bar
/// or as a whole series. "No value yet" is NaN in here and null wherever a value leaves the core; it is never 0.
/// </summary>
public abstract class Indicator
{
    /// <summary>Bars that must be seen before <see cref="Value"/> is a number.</summary>
    public abstract int WarmupBars { get; }

    /// <summary>The first field, NaN until warm or where undefined.</summary>
    public double Value { get; protected set; } = double.NaN;

    public bool IsWarm => !double.IsNaN(Value);

    /// <summary>Takes the next final bar; bars come in ascending time order (the hub refuses others).</summary>
    public abstract void Update(in Bar bar);
}
