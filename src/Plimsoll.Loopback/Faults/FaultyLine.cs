using Plimsoll.Loopback.Streams;

namespace Plimsoll.Loopback.Faults;

/// <summary>What becomes of the frames of one stream connection on their way.</summary>
internal sealed class FaultyLine(StreamConnection connection, FaultBox faults, VenueClock clock)
{
    private const long Silence = 60_000;

    private string? _late;
    private long _silentUntil;

    /// <param name="occasion">What commands of faults name: the stream, or <c>user</c>.</param>
    public void Send(string occasion, string text)
    {
        if (clock.Now < _silentUntil)
            return;
        if (!connection.IsBreaking)
            Break(occasion);
        if (clock.Now < _silentUntil || faults.Fires(FaultKind.FrameMissing, occasion))
            return;
        if (_late is null && faults.Fires(FaultKind.Reordering, occasion))
        {
            _late = text;
            return;
        }
        connection.Send(text);
        if (faults.Fires(FaultKind.DuplicateDelivery, occasion))
            connection.Send(text);
        if (_late is null)
            return;
        connection.Send(_late);
        _late = null;
    }

    private void Break(string occasion)
    {
        if (faults.Fires(FaultKind.HalfOpen, occasion))
            connection.Freeze();
        else if (faults.Fires(FaultKind.FrameCut, occasion))
            connection.Cut();
        else if (faults.Fires(FaultKind.StreamSlow, occasion))
            connection.SlowDown();
        else if (faults.Fires(FaultKind.StreamSilent, occasion))
            _silentUntil = clock.Now + Silence;
    }
}
