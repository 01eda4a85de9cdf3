using System.Globalization;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>How a strategy is named: built-in by its name, own ones by <c>name</c> (the latest) or <c>name@version</c>.</summary>
internal static class StrategyReference
{
    /// <summary>The version is said, so that it means the same later.</summary>
    public static string Of(StrategyDefinition definition) => definition.Document is null
        ? definition.Name
        : string.Create(CultureInfo.InvariantCulture, $"{definition.Name}@{definition.Version}");

    /// <summary>The version is null where the latest is meant.</summary>
    public static (string Name, int? Version) Parse(string reference)
    {
        var at = reference.LastIndexOf('@');
        return at > 0 && int.TryParse(
            reference.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (reference[..at], version)
            : (reference, null);
    }
}
