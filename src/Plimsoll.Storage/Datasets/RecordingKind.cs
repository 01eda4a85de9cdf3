namespace Plimsoll.Storage.Datasets;

/// <summary>What a recording holds.</summary>
public static class RecordingKind
{
    /// <summary>Rates that were settled.</summary>
    public const string Funding = "funding";

    /// <summary>What became known: funding, open interest, news.</summary>
    public const string Notices = "notices";

    public static IReadOnlyList<string> All { get; } = [Funding, Notices];
}
