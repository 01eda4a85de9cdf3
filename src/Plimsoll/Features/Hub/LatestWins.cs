using System.Text.Json;

namespace Plimsoll.Features.Hub;

/// <summary>Lets a value through at once when it is quiet, else only the newest after the interval.</summary>
internal sealed class LatestWins
{
    private readonly Lock _gate = new();
    private readonly Action<JsonElement> _send;
    private readonly TimeSpan _interval;
    private readonly ITimer _timer;
    private JsonElement? _waiting;
    private bool _isResting;

    public LatestWins(Action<JsonElement> send, TimeSpan interval, TimeProvider clock)
    {
        _send = send;
        _interval = interval;
        _timer = clock.CreateTimer(_ => Release(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Offer(JsonElement value)
    {
        lock (_gate)
        {
            if (_isResting)
            {
                _waiting = value;
                return;
            }
            Send(value);
        }
    }

    private void Release()
    {
        lock (_gate)
        {
            _isResting = false;
            if (_waiting is not { } value)
                return;
            _waiting = null;
            Send(value);
        }
    }

    private void Send(JsonElement value)
    {
        _isResting = true;
        _timer.Change(_interval, Timeout.InfiniteTimeSpan);
        _send(value);
    }
}
