using Plimsoll.Core.Market;

namespace Plimsoll.Proof;

/// <summary>Virtual time: what is going to happen, in order of time and then of being planned.</summary>
internal sealed class Agenda(Timestamp start)
{
    private readonly PriorityQueue<Action, (long Micros, long Planned)> _plans = new();
    private long _planned;

    public Timestamp Now { get; private set; } = start;

    public void After(TimeSpan delay, Action action) => At(Now + delay, action);

    public void At(Timestamp time, Action action) => _plans.Enqueue(action, (time.Micros, ++_planned));

    /// <summary>Lets everything happen that is planned until then.</summary>
    public void RunUntil(Timestamp end)
    {
        while (_plans.TryPeek(out var action, out var when) && when.Micros <= end.Micros)
        {
            _plans.Dequeue();
            if (when.Micros > Now.Micros)
                Now = new Timestamp(when.Micros);
            action();
        }

        Now = end;
    }
}
