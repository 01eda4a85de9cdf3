namespace Plimsoll.Runtime.Tests.Markets;

/// <summary>Whoever waits before trying again need not wait.</summary>
internal sealed class HastyClock(TimeProvider clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period > TimeSpan.Zero)
            return clock.CreateTimer(callback, state, dueTime, period);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return clock.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
