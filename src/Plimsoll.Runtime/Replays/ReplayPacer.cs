using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Replays;

/// <summary>
/// Says when the next event may be told. It changes when events are told, never which and in what order.
/// </summary>
internal sealed class ReplayPacer(TimeProvider clock, Timestamp start, double acceleration)
{
    /// <summary>Nobody waits longer for an event: what is left of a quiet gap is skipped.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // Whoever is further behind goes on from where it stands instead of racing.
    private static readonly TimeSpan MostBehind = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = NewSignal();
    private TaskCompletionSource _still = NewSignal();
    private (Timestamp Time, long At) _anchor = (start, clock.GetTimestamp());
    private Timestamp _seeksTo = Timestamp.MinValue;
    private long _events;
    private long _bars;
    private bool _isPaused = true;
    private bool _isOver;

    public double Acceleration { get; private set; } = acceleration;

    /// <summary>Quiet gaps that were cut short, and how much of the recording's time they were.</summary>
    public (int Gaps, TimeSpan Time) Skipped { get; private set; }

    public ReplayState State
    {
        get
        {
            lock (_gate)
                return _seeksTo > Timestamp.MinValue ? ReplayState.Seeking
                    : _isPaused ? ReplayState.Paused : ReplayState.Playing;
        }
    }

    /// <summary>Stands still, or will where it is on the way to.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_gate)
                return _isPaused;
        }
    }

    public void Play() => Change(() => (_isPaused, _events, _bars) = (false, 0, 0));

    public void Pause() => Change(() => (_isPaused, _seeksTo) = (true, Timestamp.MinValue));

    /// <summary>Lets so many events pass and stands still again.</summary>
    public void Step(int events) => Change(() => (_isPaused, _events) = (true, _events + events));

    /// <summary>Lets everything up to and with so many bars' ends pass and stands still again.</summary>
    public void StepBars(int bars) => Change(() => (_isPaused, _bars) = (true, _bars + bars));

    /// <summary>As fast as it can to the first event that is not before that time; then on as it stood.</summary>
    public void SeekTo(Timestamp time) => Change(() => _seeksTo = time);

    public void SetAcceleration(double acceleration) => Change(() => Acceleration = acceleration);

    /// <summary>Completes when it stands still, everything before has been worked through; or is over.</summary>
    public Task StillAsync(CancellationToken stop)
    {
        lock (_gate)
            return _still.Task.WaitAsync(stop);
    }

    /// <summary>Nothing comes any more.</summary>
    public void End()
    {
        lock (_gate)
        {
            (_isOver, _seeksTo) = (true, Timestamp.MinValue);
            _still.TrySetResult();
        }
    }

    /// <summary>Returns when the event may be told.</summary>
    /// <param name="due">Its time.</param>
    /// <param name="isBar">Whether it ends a bar.</param>
    /// <param name="rest">Done before standing still.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task WaitAsync(Timestamp due, bool isBar, Func<Task> rest, CancellationToken stop)
    {
        var (waited, hasRested) = (TimeSpan.Zero, false);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            Task changed;
            TimeSpan? left;
            lock (_gate)
            {
                if (IsDue(due, isBar, waited, out left))
                    return;
                changed = _changed.Task;
                if (left is null && hasRested)
                    _still.TrySetResult();
            }

            if (left is not { } wait)
            {
                // Looked at again afterwards: somebody may have let it go on meanwhile.
                if (hasRested)
                    await changed.WaitAsync(stop);
                else
                    await rest();
                hasRested = true;
                continue;
            }

            var from = clock.GetTimestamp();
            await DelayAsync(wait, changed, stop);
            (waited, hasRested) = (waited + clock.GetElapsedTime(from), false);
        }
    }

    // Null left: until somebody changes something.
    private bool IsDue(Timestamp due, bool isBar, TimeSpan waited, out TimeSpan? left)
    {
        left = null;
        if (due < _seeksTo)
            return Passes(due);
        if (_seeksTo > Timestamp.MinValue)
            (_anchor, _seeksTo) = ((_seeksTo, clock.GetTimestamp()), Timestamp.MinValue);
        if (_isPaused)
            return Steps(isBar) && Passes(due);
        if (Acceleration == ReplayPace.Unbounded)
            return Passes(due);
        var now = VirtualNow();
        if (due <= now)
            return now - due <= MostBehind * Acceleration || Passes(due);
        var gap = (due - now) / Acceleration;
        var mayWait = LongestWait - waited;
        if (mayWait <= TimeSpan.Zero)
        {
            Skipped = (Skipped.Gaps + 1, Skipped.Time + (due - now));
            return Passes(due);
        }

        left = gap < mayWait ? gap : mayWait;
        return false;
    }

    private bool Steps(bool isBar)
    {
        if (_events > 0)
            _events--;
        else if (_bars > 0)
            _bars -= isBar ? 1 : 0;
        else
            return false;
        return true;
    }

    private bool Passes(Timestamp due)
    {
        _anchor = (due, clock.GetTimestamp());
        return true;
    }

    private Timestamp VirtualNow() => _anchor.Time + clock.GetElapsedTime(_anchor.At) * Acceleration;

    private void Change(Action change)
    {
        lock (_gate)
        {
            var now = _isPaused || Acceleration == ReplayPace.Unbounded ? _anchor.Time : VirtualNow();
            change();
            _anchor = (now, clock.GetTimestamp());
            if (!_isOver && _still.Task.IsCompleted)
                _still = NewSignal();
            _changed.TrySetResult();
            _changed = NewSignal();
        }
    }

    // A timer knows no less than a millisecond.
    private async Task DelayAsync(TimeSpan wait, Task changed, CancellationToken stop)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var least = TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds)));
        var passed = Task.Delay(least, clock, ends.Token);
        await Task.WhenAny(passed, changed);
        await ends.CancelAsync();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
