namespace Plimsoll.Features.Backtests;

/// <summary>The way to and from a run at work: how far it is, whether to end it early or to give it up.</summary>
internal sealed class BacktestWatch(CancellationToken abort)
{
    private volatile bool _isStopped;

    /// <summary>Gives the run up, without a report.</summary>
    public CancellationToken Abort { get; } = abort;

    /// <summary>Takes the share that is done, 0 to 1.</summary>
    public Action<double> OnProgress { get; init; } = _ => { };

    public bool WasStopped => _isStopped;

    /// <summary>Ends the run early; it keeps what it has seen.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>Called by the run every few thousand bars.</summary>
    public bool IsStopped(double done)
    {
        Abort.ThrowIfCancellationRequested();
        OnProgress(Math.Clamp(done, 0, 1));
        return _isStopped;
    }
}
