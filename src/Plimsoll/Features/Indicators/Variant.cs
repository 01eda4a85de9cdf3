using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Core.Indicators;
using Plimsoll.Storage.Indicators;

namespace Plimsoll.Features.Indicators;

/// <summary>A named indicator with fixed parameters: a user's own, or the system's one for every kind.</summary>
internal sealed record Variant(Guid Id, string Name, IndicatorSpec Spec)
{
    /// <summary>One for every kind that has defaults, with them; their ids follow from the kinds' names.</summary>
    public static IReadOnlyList<Variant> System { get; } =
        [.. IndicatorCatalog.Kinds.Where(kind => !kind.NeedsReference).Select(OfSystem)];

    public VariantType Type { get; init; }

    /// <summary>Instruments it is meant for; empty: all.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    public int Version { get; init; } = 1;

    /// <summary>Null: the system's.</summary>
    public Guid? CreatedBy { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When this version was made.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public IReadOnlyDictionary<string, string> Parameters =>
        Spec.Kind.Parameters.ToDictionary(one => one.Name, Spec.TextOf);

    public static Variant From(StoredVariant stored)
    {
        var parameters = JsonSerializer.Deserialize<Dictionary<string, string>>(stored.Version.Parameters)!;
        var spec = IndicatorSpec.OfTexts(IndicatorCatalog.KindOf(stored.Row.Kind), parameters);
        return new Variant(stored.Row.Id, stored.Row.Name, spec)
        {
            Type = Enum.GetValues<VariantType>().First(type => EnumQuery.Name(type) == stored.Version.VariantType),
            Scope = stored.Version.Scope,
            Version = stored.Version.Version,
            CreatedBy = stored.Row.UserId,
            CreatedAt = stored.Row.CreatedAt,
            ChangedAt = stored.Version.CreatedAt,
        };
    }

    public IndicatorVariantVersionRow ToVersion() => new()
    {
        VariantId = Id,
        Version = Version,
        VariantType = EnumQuery.Name(Type),
        Parameters = JsonSerializer.Serialize(Parameters),
        Scope = [.. Scope],
        CreatedAt = ChangedAt!.Value,
    };

    private static Variant OfSystem(IndicatorKind kind)
    {
        var name = SHA256.HashData(Encoding.UTF8.GetBytes($"plimsoll indicator {kind.Name}"));
        return new Variant(new Guid(name.AsSpan(0, 16)), kind.Title, kind.Spec());
    }
}
