using Plimsoll.Runtime.Venues;

namespace Plimsoll.Storage.Secrets;

/// <summary>Why keys cannot be sealed or opened here. No text holds a secret.</summary>
internal static class KeyProblem
{
    public const string KekMissingCode = "key.kek_missing";

    public static VenueKeyException KekMissing() => new(
        KekMissingCode,
        "There is no key-encryption key: keys to venues cannot be used. Give it with PLIMSOLL__KEKFILE or PLIMSOLL__KEK.");

    public static VenueKeyException KekUnknown(string id) => new(
        KekMissingCode, $"The key is sealed with the key-encryption key {id}, which is not here. Put it back.");

    public static VenueKeyException KekExposed(string path) => new(
        "key.kek_exposed", $"Others may read the key-encryption key: chmod 400 {path}");

    public static VenueKeyException KekInvalid() => new(
        "key.kek_invalid", "The key-encryption key must be 32 random bytes in base64: openssl rand -base64 32");

    public static VenueKeyException KekFixed() => new(
        "key.kek_fixed",
        "The key-encryption key comes from the environment: put a new one before the old one, new,old, and try again.");

    public static VenueKeyException Damaged() => new(
        "key.damaged", "The key does not open: its row was changed, or belongs to another one. Enter the key again.");
}
