using Plimsoll.Core.Simulation;

namespace Plimsoll.Proof.Faults;

/// <summary>Decides what goes wrong, from a seed, and counts it.</summary>
internal sealed class FaultDice(ulong seed, FaultRates rates)
{
    private readonly SeededRandom _random = new(seed);
    private readonly long[] _counts = new long[Enum.GetValues<FaultKind>().Length];

    /// <summary>After this nothing goes wrong any more.</summary>
    public bool IsHealed { get; set; }

    public IReadOnlyList<long> Counts => _counts;

    public bool Strikes(FaultKind kind)
    {
        if (IsHealed || _random.Uniform() >= rates.Of(kind))
            return false;
        _counts[(int)kind]++;
        return true;
    }

    public void Count(FaultKind kind) => _counts[(int)kind]++;

    public TimeSpan Between(double fromSeconds, double toSeconds) =>
        TimeSpan.FromSeconds(fromSeconds + _random.Uniform() * (toSeconds - fromSeconds));

    public double Uniform() => _random.Uniform();
}
