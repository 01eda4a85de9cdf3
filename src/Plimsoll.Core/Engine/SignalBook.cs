using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Signals that are not at their end, oldest first; ended ones live in the store only. Few: a run has one entry and
/// one exit in the air.
/// </summary>
public sealed class SignalBook
{
    private readonly List<(Signal Signal, SignalStatus Status)> _open = [];

    public long LastNumber { get; private set; }

    public IReadOnlyList<(Signal Signal, SignalStatus Status)> Open => _open;

    internal bool IsEmpty => _open.Count == 0;

    public (Signal Signal, SignalStatus Status)? Find(long number) =>
        IndexOf(number) is var index and >= 0 ? _open[index] : null;

    public void Create(Signal signal)
    {
        LastNumber = signal.Number;
        _open.Add((signal, SignalStatus.Pending));
    }

    /// <exception cref="InvalidOperationException">The step is not in the table: a bug, never an input.</exception>
    public void Move(long number, SignalStatus to)
    {
        var index = IndexOf(number);
        if (index < 0 || !SignalStateMachine.IsLegal(_open[index].Status, to))
            throw new InvalidOperationException($"signal {number} cannot go to {to}");
        if (SignalStateMachine.IsTerminal(to))
            _open.RemoveAt(index);
        else
            _open[index] = (_open[index].Signal, to);
    }

    internal IReadOnlyList<AccountSnapshot.OpenSignal> Capture() =>
        [.. _open.Select(one => new AccountSnapshot.OpenSignal(one.Signal, one.Status))];

    internal void Restore(long lastNumber, IEnumerable<AccountSnapshot.OpenSignal> kept)
    {
        LastNumber = lastNumber;
        _open.AddRange(kept.Select(one => (one.Signal, one.Status)));
    }

    /// <summary>Whether another signal of this kind is in the air on an instrument.</summary>
    internal bool Has(SignalAction action, InstrumentId instrument, long except)
    {
        foreach (var (signal, _) in _open)
            if (signal.Action == action && signal.Number != except && signal.InstrumentId == instrument)
                return true;
        return false;
    }

    /// <summary>Side of the run's entry in the air; null when there is none.</summary>
    internal PositionSide? EntrySide(RunId run)
    {
        foreach (var (signal, _) in _open)
            if (signal.Action == SignalAction.Open && signal.RunId == run)
                return signal.Side;
        return null;
    }

    private int IndexOf(long number)
    {
        for (var index = _open.Count - 1; index >= 0; index--)
            if (_open[index].Signal.Number == number)
                return index;
        return -1;
    }
}
