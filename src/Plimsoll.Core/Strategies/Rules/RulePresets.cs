namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Documents that come with the program: a start, to be looked at and changed. Adding one is adding a file.</summary>
public static class RulePresets
{
    private const string Folder = "presets/";

    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<RuleDocument> All { get; } =
    [
        .. typeof(RulePresets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>Null when there is none of this name.</summary>
    public static RuleDocument? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);

    private static RuleDocument Read(string resource)
    {
        using var stream = typeof(RulePresets).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return RuleReader.Read(reader.ReadToEnd());
    }
}
