using System.Buffers;

namespace Plimsoll.Core.Market;

/// <summary>Identity of an instrument: <c>venue:SYMBOL</c>, the symbol exactly as its venue writes it.</summary>
public readonly record struct InstrumentId
{
    private const int MaxVenueLength = 24;
    private const int MaxSymbolLength = 40;
    private static readonly SearchValues<char> VenueLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly string? _value;

    private InstrumentId(string value) => _value = value;

    public string Value => _value ?? "";

    public string Venue => Value.Split(':')[0];

    public string Symbol => Value[(Value.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <exception cref="FormatException">The text is not <c>venue:SYMBOL</c>.</exception>
    public static InstrumentId Of(string value) =>
        TryOf(value, out var id) ? id : throw new FormatException($"'{value}' is not an instrument id (venue:SYMBOL)");

    public static bool TryOf(string? value, out InstrumentId id)
    {
        id = default;
        var colon = value?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 1 || !IsVenue(value.AsSpan(0, colon)) || !IsSymbol(value.AsSpan(colon + 1)))
            return false;
        id = new InstrumentId(value!);
        return true;
    }

    public override string ToString() => Value;

    private static bool IsVenue(ReadOnlySpan<char> text) =>
        text.Length <= MaxVenueLength && !text.ContainsAnyExcept(VenueLetters);

    private static bool IsSymbol(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxSymbolLength)
            return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '/' or '-'))
                return false;
        return true;
    }
}
