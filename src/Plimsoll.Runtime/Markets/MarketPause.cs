namespace Plimsoll.Runtime.Markets;

/// <summary>The market stands still until this is disposed.</summary>
internal sealed class MarketPause(SemaphoreSlim turn) : IAsyncDisposable
{
    private int _isOver;

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
            turn.Release();
        return ValueTask.CompletedTask;
    }
}
