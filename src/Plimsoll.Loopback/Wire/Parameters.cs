using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Plimsoll.Loopback.Wire;

/// <summary>What a request says, read as strictly as the venue reads it.</summary>
internal sealed partial class Parameters
{
    private const string DecimalRange = @"^([0-9]{1,20})(\.[0-9]{1,20})?$";
    private const string LongRange = "^[0-9]{1,20}$";
    private const string ClientIdRange = @"^[\.A-Z\:/a-z0-9_-]{1,36}$";
    private const string SymbolRange = "^[A-Z0-9-_.]{1,20}$";
    private const int AssetDigits = 8;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public int Count => _values.Count;

    public IEnumerable<string> Names => _values.Keys;

    /// <exception cref="VenueErrorException">A name comes twice within the query or within the body.</exception>
    public static Parameters Of(string query, string body)
    {
        var parameters = new Parameters();
        foreach (var (name, values) in QueryHelpers.ParseQuery(query))
            parameters._values[name] = values is [var one] ? one! : throw VenueErrors.DuplicateParameter;

        // "If a parameter is sent in both, the query string parameter will be used."
        foreach (var (name, values) in QueryHelpers.ParseQuery(body))
            parameters._values.TryAdd(name, values is [var one] ? one! : throw VenueErrors.DuplicateParameter);
        return parameters;
    }

    public static Parameters Of(IEnumerable<KeyValuePair<string, string>> values)
    {
        var parameters = new Parameters();
        foreach (var (name, value) in values)
            parameters._values[name] = value;
        return parameters;
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Optional(string name) =>
        !_values.TryGetValue(name, out var value) ? null
        : value.Length == 0 ? throw VenueErrors.Empty(name)
        : value;

    public string Text(string name) =>
        _values.TryGetValue(name, out var value) && value.Length > 0 ? value : throw VenueErrors.Missing(name);

    public string Symbol() => Legal("symbol", Text("symbol"), SymbolText(), SymbolRange);

    public string? OptionalSymbol() => Has("symbol") ? Symbol() : null;

    public string? ClientId(string name) =>
        Optional(name) is { } value ? Legal(name, value, ClientIdText(), ClientIdRange) : null;

    public decimal Decimal(string name) => OptionalDecimal(name) ?? throw VenueErrors.Missing(name);

    public decimal? OptionalDecimal(string name)
    {
        if (Optional(name) is not { } value)
            return null;
        Legal(name, value, DecimalText(), DecimalRange);
        var point = value.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && value.AsSpan(point + 1).TrimEnd('0').Length > AssetDigits)
            throw VenueErrors.Precision(name);
        return decimal.Parse(value, CultureInfo.InvariantCulture);
    }

    public long Long(string name) => OptionalLong(name) ?? throw VenueErrors.Missing(name);

    public long? OptionalLong(string name)
    {
        if (Optional(name) is not { } value)
            return null;
        Legal(name, value, LongText(), LongRange);
        return long.TryParse(value, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw VenueErrors.Illegal(name, LongRange);
    }

    /// <summary>How many rows are asked for; more than the most is taken for the most, none is an error.</summary>
    public int Limit(int usual, int most) => OptionalLong("limit") switch
    {
        null => usual,
        < 1 => throw VenueErrors.BadValue("limit"),
        var wish => (int)Math.Min(wish.Value, most),
    };

    public bool Flag(string name) => Optional(name) switch
    {
        null or "false" or "FALSE" => false,
        "true" or "TRUE" => true,
        _ => throw VenueErrors.BadValue(name),
    };

    /// <exception cref="VenueErrorException">What the venue says to an unknown word, or that it is missing.</exception>
    public T Word<T>(string name, Func<VenueErrorException> unknown)
        where T : struct, Enum => WireName.TryParse<T>(Text(name), out var value) ? value : throw unknown();

    public T? OptionalWord<T>(string name, Func<VenueErrorException> unknown)
        where T : struct, Enum => Optional(name) is null ? null : Word<T>(name, unknown);

    private static string Legal(string name, string value, Regex pattern, string range) =>
        pattern.IsMatch(value) ? value : throw VenueErrors.Illegal(name, range);

    [GeneratedRegex(DecimalRange, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex DecimalText();

    [GeneratedRegex(LongRange, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex LongText();

    [GeneratedRegex(ClientIdRange, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ClientIdText();

    [GeneratedRegex(SymbolRange, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SymbolText();
}
