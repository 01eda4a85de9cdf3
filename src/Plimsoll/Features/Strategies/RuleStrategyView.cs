using System.Text.Json;
using Plimsoll.Storage.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>A version of an own strategy with its document.</summary>
internal sealed record RuleStrategyView
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required int Version { get; init; }

    /// <summary>The latest; a save names it as what it is based on.</summary>
    public required int LatestVersion { get; init; }

    /// <summary>See <c>/strategies/schema</c>.</summary>
    public required JsonElement Document { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When this version was saved.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public static RuleStrategyView From(StrategyRow row, StrategyVersionRow version) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Version = version.Version,
        LatestVersion = row.Version,
        Document = JsonDocument.Parse(version.Document).RootElement.Clone(),
        CreatedAt = row.CreatedAt,
        SavedAt = version.CreatedAt,
        DeletedAt = row.DeletedAt,
    };
}
