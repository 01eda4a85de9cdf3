namespace Plimsoll.Features.Data;

/// <summary>So many files are read at the same time and no more.</summary>
internal sealed class ImportPlaces(ImportOptions options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.AtOnce);

    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        await _places.WaitAsync(stop);
        try
        {
            return await work();
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
