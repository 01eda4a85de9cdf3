namespace Plimsoll.Features.Backtests;

/// <summary>
/// The way between requests and the worker of this process. What waits is in the database; here is only the run at
/// work, so nothing is lost with the process.
/// </summary>
internal sealed class BacktestQueue : IDisposable
{
    private readonly SemaphoreSlim _wake = new(0);
    private volatile Job? _job;

    /// <summary>Something may be waiting.</summary>
    public void Wake() => _wake.Release();

    public async Task WaitAsync(TimeSpan longest, CancellationToken stop)
    {
        await _wake.WaitAsync(longest, stop);
        while (_wake.Wait(0, stop))
        {
            // Several wakes are one look at the database.
        }
    }

    public void Begin(Guid id, BacktestWatch watch) => _job = new Job(id, watch);

    public void Advance(double done)
    {
        if (_job is { } job)
            job.Progress = done;
    }

    public void End() => _job = null;

    /// <summary>0 for one that waits.</summary>
    public double ProgressOf(Guid id) => _job is { } job && job.Id == id ? job.Progress : 0;

    public void Stop(Guid id)
    {
        if (_job is { } job && job.Id == id)
            job.Watch.Stop();
    }

    public void Dispose() => _wake.Dispose();

    private sealed class Job(Guid id, BacktestWatch watch)
    {
        private double _progress;

        public Guid Id => id;

        public BacktestWatch Watch => watch;

        public double Progress
        {
            get => Volatile.Read(ref _progress);
            set => Volatile.Write(ref _progress, value);
        }
    }
}
