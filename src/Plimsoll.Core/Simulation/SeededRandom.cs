using System.Numerics;

namespace Plimsoll.Core.Simulation;

/// <summary>
/// The only source of chance in the core: xoshiro256** seeded by SplitMix64 (Blackman and Vigna, prng.di.unimi.it,
/// public domain). Same seed, same numbers, on every machine; never for secrets.
/// </summary>
public sealed class SeededRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public SeededRandom(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    private SeededRandom(IReadOnlyList<ulong> state) => (_s0, _s1, _s2, _s3) = (state[0], state[1], state[2], state[3]);

    /// <summary>Continues from a captured state of four words.</summary>
    public static SeededRandom Restore(IReadOnlyList<ulong> state) =>
        state.Count == 4 && (state[0] | state[1] | state[2] | state[3]) != 0
            ? new SeededRandom(state)
            : throw new ArgumentException("a state is four words, not all zero", nameof(state));

    public ulong[] Capture() => [_s0, _s1, _s2, _s3];

    public ulong Next()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            var shifted = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= shifted;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return result;
        }
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double Uniform() => (long)(Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Uniform(double low, double high) => low + (high - low) * Uniform();

    /// <summary>
    /// Mean 0, deviation 1, within ±6: the sum of 12 uniforms less 6. Each 64-bit word gives three 21-bit uniforms;
    /// only additions, so every machine gets the same bits.
    /// </summary>
    public double Normal()
    {
        // Each 21-bit number stands for the middle of its cell, hence the 12 halves.
        var sum = Three21Bits() + Three21Bits() + Three21Bits() + Three21Bits() + 6;
        return sum * (1.0 / (1L << 21)) - 6;
    }

    private long Three21Bits()
    {
        const ulong mask = (1UL << 21) - 1;
        var word = Next();
        return unchecked((long)((word & mask) + ((word >> 21) & mask) + ((word >> 42) & mask)));
    }

    private static ulong SplitMix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
