namespace Plimsoll.Storage.Indicators;

/// <summary>What a variant was from one edit to the next; never changed.</summary>
public sealed class IndicatorVariantVersionRow
{
    public Guid VariantId { get; init; }

    public int Version { get; init; }

    public required string VariantType { get; init; }

    /// <summary>JSON object of texts: every parameter of the kind, so that a later default changes nothing.</summary>
    public required string Parameters { get; init; }

    /// <summary>Instruments it is meant for; empty: all.</summary>
    public required string[] Scope { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
