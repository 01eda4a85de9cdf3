namespace Plimsoll.Storage.Secrets;

/// <summary>
/// The keys that wrap the data keys of secrets: from a file or from the environment, never from the database. The first
/// one seals, all of them open. Read at each use, so that a rotation needs no restart.
/// </summary>
public sealed class KeyEncryptionKeys
{
    private readonly string? _file;
    private readonly string? _text;

    private KeyEncryptionKeys(string? file, string? text)
    {
        _file = file;
        _text = text;
    }

    /// <summary>Nothing can be sealed or opened.</summary>
    public static KeyEncryptionKeys None { get; } = new(null, null);

    /// <param name="text">Base64 of 32 bytes; several are separated by commas.</param>
    public static KeyEncryptionKeys Given(string text) => new(null, text);

    public static KeyEncryptionKeys InFile(string path) => new(path, null);

    /// <summary>Makes the file with a new key, unless it is there.</summary>
    public static void Create(string path)
    {
        if (!File.Exists(path))
            KeyEncryptionFile.Write(path, [KeyEncryptionKey.New()]);
    }

    /// <summary>Null when keys can be sealed; else the stable code of what is in the way.</summary>
    public string? Problem
    {
        get
        {
            try
            {
                Current();
                return null;
            }
            catch (Runtime.Venues.VenueKeyException problem)
            {
                return problem.Code;
            }
        }
    }

    internal bool IsFile => _file is not null;

    /// <exception cref="Runtime.Venues.VenueKeyException">There is none, or it is none.</exception>
    internal KeyEncryptionKey Current() => Read() is [var first, ..] ? first : throw KeyProblem.KekMissing();

    /// <exception cref="Runtime.Venues.VenueKeyException">There is no such key here.</exception>
    internal KeyEncryptionKey Find(string id) => Read() is { Count: > 0 } all
        ? all.FirstOrDefault(key => key.Id == id) ?? throw KeyProblem.KekUnknown(id)
        : throw KeyProblem.KekMissing();

    /// <summary>
    /// Puts a new key first. The present one stays behind it, so that the backup of yesterday opens, and every one that
    /// still wraps something, so that a crash from here on loses nothing; the rest goes.
    /// </summary>
    internal void Renew(IReadOnlySet<string> used)
    {
        var present = Current();
        KeyEncryptionFile.Write(
            _file!, [KeyEncryptionKey.New(), .. Read().Where(key => key.Id == present.Id || used.Contains(key.Id))]);
    }

    private List<KeyEncryptionKey> Read()
    {
        var text = _text ?? (_file is null ? null : KeyEncryptionFile.Read(_file)) ?? "";
        return
        [
            .. text.Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(part => KeyEncryptionKey.TryRead(part) ?? throw KeyProblem.KekInvalid()),
        ];
    }
}
