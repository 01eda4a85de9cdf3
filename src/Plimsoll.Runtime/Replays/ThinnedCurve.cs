using Plimsoll.Core.Engine;

namespace Plimsoll.Runtime.Replays;

/// <summary>
/// A curve of bounded length: where it grows too long every other point is let go, and from then on only so many are
/// taken. Which points stay depends on the points alone.
/// </summary>
internal sealed class ThinnedCurve
{
    private const int Most = 2_000;

    private readonly List<AccountFact.EquityMarked> _points = [];
    private AccountFact.EquityMarked? _newest;
    private int _every = 1;
    private int _skipped;

    public IReadOnlyList<AccountFact.EquityMarked> Points => _newest is { } newest ? [.. _points, newest] : [];

    /// <summary>The last of a time counts.</summary>
    public void Add(AccountFact.EquityMarked point)
    {
        if (_newest is { } before && before.Time != point.Time)
            Keep(before);
        _newest = point;
    }

    private void Keep(AccountFact.EquityMarked point)
    {
        if (++_skipped < _every)
            return;
        _skipped = 0;
        _points.Add(point);
        if (_points.Count < Most)
            return;
        for (var index = 0; index < Most / 2; index++)
            _points[index] = _points[2 * index];
        _points.RemoveRange(Most / 2, Most / 2);
        _every *= 2;
    }
}
