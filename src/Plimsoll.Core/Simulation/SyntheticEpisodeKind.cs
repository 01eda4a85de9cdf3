namespace Plimsoll.Core.Simulation;

public enum SyntheticEpisodeKind
{
    /// <summary>Accumulation, a rise of 6 % to 25 %, and a dump that takes half or more of it back.</summary>
    PumpAndDump,

    /// <summary>A rise of at most 3 % that nobody dumps.</summary>
    FalseStart,
}
