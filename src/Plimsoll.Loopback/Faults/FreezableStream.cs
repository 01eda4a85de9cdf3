namespace Plimsoll.Loopback.Faults;

/// <summary>
/// The bytes of one connection, which can be frozen: from then on nothing is read and nothing is written, and neither
/// side is told. So a line is dead that a router forgot. Or it can be cut: half of what is written next arrives.
/// </summary>
internal sealed class FreezableStream(Stream inner) : Stream
{
    private readonly TaskCompletionSource _frozen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action? _abort;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Freeze() => _frozen.TrySetResult();

    /// <param name="abort">Breaks the connection off.</param>
    public void Cut(Action abort) => _abort = abort;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        if (_frozen.Task.IsCompleted)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return read;
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_frozen.Task.IsCompleted)
            return;
        if (_abort is null)
        {
            await inner.WriteAsync(buffer, cancellationToken);
            return;
        }

        await inner.WriteAsync(buffer[..(buffer.Length / 2)], cancellationToken);
        await inner.FlushAsync(cancellationToken);
        _abort();
        throw new IOException("The connection is cut.");
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _frozen.Task.IsCompleted ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    public override void Flush()
    {
        if (!_frozen.Task.IsCompleted)
            inner.Flush();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
