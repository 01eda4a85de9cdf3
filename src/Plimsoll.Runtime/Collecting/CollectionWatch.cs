using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>A session that records, and its pace.</summary>
internal sealed class CollectionWatch(CollectionRun run, bool isOnTime, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _measuredAt = clock.GetTimestamp();
    private long _measured;
    private double _rate;

    public CollectionRun Run => run;

    /// <summary>Takes the pace since the last time.</summary>
    public void Measure()
    {
        lock (_gate)
        {
            var seconds = clock.GetElapsedTime(_measuredAt).TotalSeconds;
            if (seconds <= 0)
                return;
            var taken = run.Intake.Taken;
            _rate = (taken - _measured) / seconds;
            (_measured, _measuredAt) = (taken, clock.GetTimestamp());
        }
    }

    public CollectionProgress Progress(string? trouble, bool isDiskLow) => new()
    {
        SessionId = run.Session.Id,
        Status = TickSessionStatus.Active,
        Stored = run.Stored,
        Waiting = run.Intake.Waiting,
        FilledIn = run.Intake.FilledIn,
        RatePerSecond = _rate,
        LastTick = run.Intake.LastTick ?? run.Session.LastTick,
        LagSeconds = isOnTime && run.Intake.LastTick is { } last && run.ArrivedAt is { } arrived
            ? (arrived - last.ToDateTimeOffset()).TotalSeconds
            : null,
        Gaps = run.Intake.OpenGaps,
        Trouble = trouble,
        IsDiskLow = isDiskLow,
    };
}
