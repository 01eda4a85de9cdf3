using Plimsoll.Api;

namespace Plimsoll.Features.Venues;

/// <summary>What a key must look like before its venue is asked. No message repeats what was typed.</summary>
internal static class KeyFields
{
    public const int MaxLabel = 100;
    public const int MaxKey = 512;

    // A private key in PEM form is the longest.
    public const int MaxSecret = 8_192;
    public const int MaxPassphrase = 512;

    public static void Check(FieldProblems problems, string label, string key, string secret, string? passphrase)
    {
        if (problems.Required(label, "label") && problems.Length(label.Trim(), "label", 1, MaxLabel))
            problems.Format(!label.Any(char.IsControl), "label", "Must be one line.");
        if (problems.Required(key, "key") && problems.Length(key.Trim(), "key", 1, MaxKey))
            problems.Format(key.Trim().All(IsVisible), "key", "Must be letters, digits and signs without spaces.");
        if (problems.Required(secret, "secret") && problems.Length(secret.Trim(), "secret", 1, MaxSecret))
            problems.Format(secret.All(IsOfSecret), "secret", "Must be plain text, as the venue gave it.");
        if (passphrase is not null)
            problems.Length(passphrase, "passphrase", 0, MaxPassphrase);
    }

    private static bool IsVisible(char one) => one is > ' ' and <= '~';

    private static bool IsOfSecret(char one) => one is >= ' ' and <= '~' or '\n' or '\r' or '\t';
}
