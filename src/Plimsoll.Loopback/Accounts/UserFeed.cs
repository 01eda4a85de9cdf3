using System.Text.Json.Nodes;

namespace Plimsoll.Loopback.Accounts;

/// <summary>Who listens to the events of an account.</summary>
internal sealed class UserFeed
{
    private readonly List<Action<JsonObject>> _listeners = [];

    /// <summary>Until the answer is disposed of.</summary>
    public IDisposable Listen(Action<JsonObject> listener)
    {
        _listeners.Add(listener);
        return new Listening(() => _listeners.Remove(listener));
    }

    public void Publish(JsonObject payload)
    {
        foreach (var listener in _listeners.ToList())
            listener(payload);
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
