using Plimsoll.Storage.Secrets;

namespace Plimsoll.Server;

/// <summary>Where the key-encryption key of this run comes from; the database never knows it.</summary>
internal static class KeyEncryption
{
    // PLIMSOLL__KEK: base64 of 32 bytes; PLIMSOLL__KEKFILE: a file of them.
    private const string TextKey = "Plimsoll:Kek";
    private const string FileKey = "Plimsoll:KekFile";

    private const string FileName = "key-encryption.key";

    /// <summary>What the environment gives, else the data folder's own file.</summary>
    public static KeyEncryptionKeys Of(ServerSettings settings)
    {
        var configuration = ServerConfiguration.Load(settings.DataDirectory);
        return configuration[TextKey] is { Length: > 0 } text ? KeyEncryptionKeys.Given(text)
            : KeyEncryptionKeys.InFile(configuration[FileKey] is { Length: > 0 } file ? file : OwnFile(settings));
    }

    /// <summary>A newcomer has nothing to do: the data folder gets a key of its own, beside its own database.</summary>
    public static void CreateOwn(ServerSettings settings) => KeyEncryptionKeys.Create(OwnFile(settings));

    private static string OwnFile(ServerSettings settings) => Path.Combine(settings.DataDirectory, FileName);
}
