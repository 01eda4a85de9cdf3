using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Storage.Migrating;

/// <summary>One numbered step of the schema. Once released it never changes; its hash proves that.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    private const string ResourceFolder = "Migrations/";

    /// <summary>SHA-256 of the text, in lower-case hex.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The migrations this program carries, in order.</summary>
    public static IReadOnlyList<Migration> Embedded { get; } = ReadEmbedded();

    private static List<Migration> ReadEmbedded()
    {
        var assembly = typeof(Migration).Assembly;
        var migrations = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourceFolder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read)
            .ToList();
        for (var index = 0; index < migrations.Count; index++)
        {
            if (migrations[index].Number != index + 1)
                throw new InvalidOperationException($"Migration {index + 1} is missing or has a double.");
        }

        return migrations;

        Migration Read(string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var parts = Path.GetFileNameWithoutExtension(resource).Split('_', 2);
            var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            return new(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1], sql);
        }
    }
}
