namespace Plimsoll.Storage.Indicators;

/// <summary>A user's name for an indicator with fixed parameters; what it is stands in its versions.</summary>
public sealed class IndicatorVariantRow
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Unique among the user's own.</summary>
    public required string Name { get; set; }

    /// <summary>Name of a kind of the catalog; it never changes, because conditions name its fields.</summary>
    public required string Kind { get; init; }

    /// <summary>The present version.</summary>
    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
