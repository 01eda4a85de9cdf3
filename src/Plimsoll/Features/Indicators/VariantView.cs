namespace Plimsoll.Features.Indicators;

/// <summary>A variant as the API shows it.</summary>
/// <param name="BaseIndicatorType">Name of its kind.</param>
/// <param name="Parameters">Every parameter, as text.</param>
/// <param name="Indicator">The same as conditions write it: <c>macd(12,26,9)</c>.</param>
/// <param name="Scope">Instruments it is meant for; empty: all.</param>
/// <param name="IsSystem">Came with the program: everybody may use it, nobody may change it.</param>
/// <param name="Version">Grows with every edit; what <c>If-Match</c> takes.</param>
internal sealed record VariantView(
    Guid Id,
    string Name,
    string BaseIndicatorType,
    VariantType VariantType,
    IReadOnlyDictionary<string, string> Parameters,
    string Indicator,
    IReadOnlyList<string> Scope,
    bool IsSystem,
    int Version,
    Guid? CreatedBy = null,
    DateTimeOffset? CreatedAt = null,
    DateTimeOffset? ChangedAt = null)
{
    public static VariantView From(Variant variant) => new(
        variant.Id,
        variant.Name,
        variant.Spec.Kind.Name,
        variant.Type,
        variant.Parameters,
        variant.Spec.Id,
        variant.Scope,
        variant.CreatedBy is null,
        variant.Version,
        variant.CreatedBy,
        variant.CreatedAt,
        variant.ChangedAt);
}
