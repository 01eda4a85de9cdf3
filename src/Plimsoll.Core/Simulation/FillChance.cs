namespace Plimsoll.Core.Simulation;

/// <summary>Seeded chance without state: the same seed and order number give the same draw, in any order of asking.</summary>
internal static class FillChance
{
    /// <summary>Uniform in [0, 1): SplitMix64 of seed, order number and purpose.</summary>
    public static decimal Draw(long seed, long intentNumber, int purpose)
    {
        unchecked
        {
            var z = (ulong)seed + 0x9E3779B97F4A7C15UL * ((ulong)intentNumber * 4 + (ulong)purpose + 1);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) / 9007199254740992m;
        }
    }
}
