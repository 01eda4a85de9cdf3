using System.Text;

namespace Plimsoll.Loopback.Wire;

/// <summary>
/// The venue's spelling of an enumeration: <c>StopLossLimit</c> is <c>STOP_LOSS_LIMIT</c> on the wire.
/// </summary>
internal static class WireName
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum => Names<T>.ByName.TryGetValue(text, out value);

    private static string Spell(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToUpperInvariant(letter));
        }
        return text.ToString();
    }

    private static class Names<T>
        where T : struct, Enum
    {
        public static Dictionary<T, string> ByValue { get; } =
            Enum.GetValues<T>().ToDictionary(value => value, value => Spell(value.ToString()));

        public static Dictionary<string, T> ByName { get; } =
            ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
