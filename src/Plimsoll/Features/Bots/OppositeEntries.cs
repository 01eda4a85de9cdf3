namespace Plimsoll.Features.Bots;

/// <summary>What becomes of an entry against the position of another bot on the instrument.</summary>
internal static class OppositeEntries
{
    /// <summary>Who holds the position keeps it.</summary>
    public const string FirstWins = "first_wins";

    /// <summary>It takes away from that position first, where the other bot nets too (docs/decisions/0008).</summary>
    public const string Net = "net";

    public static IReadOnlyList<string> All { get; } = [FirstWins, Net];
}
