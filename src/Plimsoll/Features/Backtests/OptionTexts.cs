using System.Globalization;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Features.Bots;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// Reads the values of options; what cannot be read is a problem with the option's name. Null where nothing was given,
/// or nothing that could be read.
/// </summary>
internal sealed class OptionTexts(FieldProblems problems)
{
    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz",
    ];

    public decimal? Number(string option, string? text)
    {
        if (text is null)
            return null;
        if (decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var value))
            return value;
        problems.Format(false, option, $"'{text}' is not a number.");
        return null;
    }

    public long? Whole(string option, string? text, long most)
    {
        if (text is null)
            return null;
        const NumberStyles Signed = NumberStyles.AllowLeadingSign;
        if (long.TryParse(text, Signed, CultureInfo.InvariantCulture, out var value) && value <= most && value >= -most)
            return value;
        problems.Format(false, option, $"'{text}' is not a whole number from {-most} to {most}.");
        return null;
    }

    public ulong Seed(string option, string text)
    {
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            problems.Format(false, option, $"'{text}' is not a whole number from 0 to {ulong.MaxValue}.");
        return seed;
    }

    /// <summary>A day begins at midnight UTC.</summary>
    public Timestamp? Time(string option, string? text)
    {
        if (text is null)
            return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, Utc, out var time))
            return Timestamp.From(time);
        problems.Format(
            false, option, $"'{text}' is neither a day like 2023-01-31 nor a time like 2023-01-31T09:30:00Z.");
        return null;
    }

    /// <summary>One of the values of an enumeration, as the API writes them.</summary>
    public T? Choice<T>(string option, string? text)
        where T : struct, Enum
    {
        if (text is null)
            return null;
        var words = Enum.GetValues<T>().ToDictionary(
            value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);
        return problems.OneOf(text, option, [.. words.Keys]) ? words[text] : null;
    }

    /// <summary>A kind and its value, as <c>equityFraction=0.02</c>.</summary>
    public SizingView? Sizing(string option, string? text)
    {
        if (text is null)
            return null;
        if (text.Split('=', ':') is [var kind, var number])
            return Number(option, number) is { } value ? new SizingView(kind, value) : null;
        problems.Format(false, option, $"'{text}' must look like equityFraction=0.02.");
        return null;
    }

    /// <summary>Values by name, each given as <c>name=value</c>.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string option, IReadOnlyList<string> texts)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at > 0 ? (text[..at].Trim(), text[(at + 1)..].Trim()) : ("", "");
            if (name.Length == 0 || value.Length == 0)
                problems.Format(false, option, $"'{text}' must look like name=value.");
            else if (!values.TryAdd(name, value))
                problems.Format(false, option, $"{name} is given twice.");
        }

        return values;
    }

    /// <summary>Numbers by name, each given as <c>name=value</c>.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers(string option, IReadOnlyList<string> texts) =>
        Pairs(option, texts)
            .Select(pair => (pair.Key, Value: Number($"{option} {pair.Key}", pair.Value)))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!.Value);
}
