namespace Plimsoll.Venues.Calls;

/// <summary>
/// How much a key may still ask of its venue in the current window. The last fifth is kept for cancels, the tenth before
/// it for questions about orders whose fate is not known: no flood of data can keep an account from getting out.
/// </summary>
/// <param name="limit">Weight the venue grants in a window.</param>
/// <param name="window">Length of the window; it begins on whole multiples, as the venue counts.</param>
/// <param name="time">The clock.</param>
internal sealed class RateBudget(int limit, TimeSpan window, TimeProvider time)
{
    private readonly Lock _gate = new();
    private long _windowNumber;
    private int _used;
    private DateTimeOffset _closedUntil;

    public int Limit => limit;

    /// <summary>Weight used in the current window, by our count or the venue's, whichever is more.</summary>
    public int Used
    {
        get
        {
            lock (_gate)
            {
                Turn();
                return _used;
            }
        }
    }

    /// <summary>When the venue takes calls again after it had enough; in the past when it takes them now.</summary>
    public DateTimeOffset ClosedUntil
    {
        get
        {
            lock (_gate)
                return _closedUntil;
        }
    }

    /// <summary>Takes its weight for a call; false: it must not be made now.</summary>
    public bool TryTake(int weight, CallPriority priority)
    {
        lock (_gate)
        {
            Turn();
            if (time.GetUtcNow() < _closedUntil || _used + weight > Ceiling(priority))
                return false;
            _used += weight;
            return true;
        }
    }

    /// <summary>The venue's own count, from the header of a reply.</summary>
    public void Learn(int used)
    {
        lock (_gate)
        {
            Turn();
            _used = Math.Max(_used, used);
        }
    }

    /// <summary>The venue asked for silence: a call before its end would only make it longer.</summary>
    public void Close(TimeSpan span)
    {
        lock (_gate)
        {
            var until = time.GetUtcNow() + span;
            if (until > _closedUntil)
                _closedUntil = until;
        }
    }

    private int Ceiling(CallPriority priority) => priority switch
    {
        CallPriority.Cancel => limit,
        CallPriority.Exit or CallPriority.Query => limit * 8 / 10,
        CallPriority.Entry => limit * 7 / 10,
        _ => limit * 6 / 10,
    };

    private void Turn()
    {
        var number = time.GetUtcNow().UtcTicks / window.Ticks;
        if (number == _windowNumber)
            return;
        _windowNumber = number;
        _used = 0;
    }
}
