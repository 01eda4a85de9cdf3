using Plimsoll.Core.Simulation;

namespace Plimsoll.Proof.Faults;

/// <summary>Decides what goes wrong, from a seed or on command, and counts it.</summary>
internal sealed class FaultDice(ulong seed, FaultRates rates)
{
    private static readonly int Kinds = Enum.GetValues<FaultKind>().Length;

    private readonly SeededRandom _random = new(seed);
    private readonly double[] _rates = [.. Enum.GetValues<FaultKind>().Select(rates.Of)];
    private readonly long[] _counts = new long[Kinds];
    private readonly int[] _commanded = new int[Kinds];

    /// <summary>After this nothing goes wrong any more.</summary>
    public bool IsHealed { get; set; }

    public IReadOnlyList<long> Counts => _counts;

    /// <summary>Commits a fault at its next occasions.</summary>
    public void Next(FaultKind kind, int times = 1) => _commanded[(int)kind] += times;

    /// <summary>How often it strikes from now on: 0 never, 1 always.</summary>
    public void Set(FaultKind kind, double rate) => _rates[(int)kind] = rate;

    public bool Strikes(FaultKind kind)
    {
        if (IsHealed || !(IsCommanded(kind) || _random.Uniform() < _rates[(int)kind]))
            return false;
        _counts[(int)kind]++;
        return true;
    }

    public TimeSpan Between(double fromSeconds, double toSeconds) =>
        TimeSpan.FromSeconds(fromSeconds + _random.Uniform() * (toSeconds - fromSeconds));

    public double Uniform() => _random.Uniform();

    private bool IsCommanded(FaultKind kind)
    {
        if (_commanded[(int)kind] == 0)
            return false;
        _commanded[(int)kind]--;
        return true;
    }
}
