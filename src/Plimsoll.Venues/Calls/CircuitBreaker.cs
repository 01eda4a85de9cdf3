namespace Plimsoll.Venues.Calls;

/// <summary>
/// Keeps entries from a venue that fails again and again: five failures within half a minute open it for half a minute,
/// then one call may try. Cancels, exits and questions never ask it.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider time)
{
    private const int MostFailures = 5;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();

    // Never more than MostFailures.
    private readonly Queue<DateTimeOffset> _failures = new();
    private DateTimeOffset? _openUntil;

    public bool IsOpen
    {
        get
        {
            lock (_gate)
                return _openUntil is { } until && time.GetUtcNow() < until;
        }
    }

    /// <summary>Whether an entry may be sent; after the pause one may, and its outcome decides about the next.</summary>
    public bool TryPass()
    {
        lock (_gate)
        {
            if (_openUntil is not { } until)
                return true;
            var now = time.GetUtcNow();
            if (now < until)
                return false;
            _openUntil = now + Span;
            return true;
        }
    }

    public void Succeed()
    {
        lock (_gate)
        {
            _failures.Clear();
            _openUntil = null;
        }
    }

    public void Fail()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _failures.Enqueue(now);
            while (_failures.Count > MostFailures || _failures.Peek() + Span < now)
                _failures.Dequeue();
            if (_failures.Count == MostFailures)
                _openUntil = now + Span;
        }
    }
}
