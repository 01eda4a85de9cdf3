using Plimsoll.Core.Simulation;

namespace Plimsoll.Loopback.Faults;

/// <summary>
/// Decides by seeded dice, or on command, when the venue errs, and counts how often it did. One dice each fault, so
/// that a rate changes nothing about when the others fire.
/// </summary>
public sealed class FaultBox
{
    private readonly FaultRates _rates;
    private readonly Dictionary<FaultKind, SeededRandom> _dice;
    private readonly Dictionary<FaultKind, long> _counts = [];
    private readonly List<(FaultKind Kind, string Occasion)> _commands = [];
    private readonly Lock _gate = new();

    internal FaultBox(FaultRates rates, ulong seed)
    {
        _rates = rates;
        _dice = Enum.GetValues<FaultKind>().ToDictionary(
            kind => kind, kind => new SeededRandom(unchecked(seed * 0x9E3779B97F4A7C15 + (ulong)kind + 1)));
    }

    /// <summary>How often each fault fired.</summary>
    public IReadOnlyDictionary<FaultKind, long> Counts
    {
        get
        {
            lock (_gate)
                return new SortedDictionary<FaultKind, long>(_counts);
        }
    }

    /// <summary>Commits a fault at its next occasion that begins with this text, once.</summary>
    /// <param name="occasion">Such as <c>POST /api/v3/order</c>; a stream's name; empty for any.</param>
    public void Next(FaultKind kind, string occasion = "")
    {
        lock (_gate)
            _commands.Add((kind, occasion));
    }

    internal bool Fires(FaultKind kind, string occasion = "")
    {
        lock (_gate)
        {
            if (TakeCommand(kind, occasion))
                return true;
            if (_rates[kind] <= 0 || _dice[kind].Uniform() >= _rates[kind])
                return false;
            Count(kind);
            return true;
        }
    }

    /// <summary>On command only, never by the dice.</summary>
    internal bool TakeCommand(FaultKind kind, string occasion)
    {
        lock (_gate)
        {
            var command = _commands.FindIndex(one =>
                one.Kind == kind && occasion.StartsWith(one.Occasion, StringComparison.Ordinal));
            if (command < 0)
                return false;
            _commands.RemoveAt(command);
            Count(kind);
            return true;
        }
    }

    /// <summary>Any fraction of what a fault may reach, 0 to 1.</summary>
    internal double Share(FaultKind kind)
    {
        lock (_gate)
            return _dice[kind].Uniform();
    }

    /// <summary>Every second time.</summary>
    internal bool IsOdd(FaultKind kind)
    {
        lock (_gate)
            return _counts.GetValueOrDefault(kind) % 2 == 1;
    }

    private void Count(FaultKind kind) => _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
}
