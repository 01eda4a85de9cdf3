using System.Globalization;
using Plimsoll.Api;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Backtests;

/// <summary>Reads the values of options; what cannot be read is a problem with the option's name.</summary>
internal sealed class OptionTexts(FieldProblems problems)
{
    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz",
    ];

    public decimal Number(
        string option, string? text, decimal fallback, (decimal Min, decimal Max) range, bool isWhole = false)
    {
        if (text is null)
            return fallback;
        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var value)
            || (isWhole && decimal.Truncate(value) != value))
            problems.Format(false, option, $"'{text}' is not a {(isWhole ? "whole " : "")}number.");
        else if (value < range.Min || value > range.Max)
            problems.Add(new FieldProblem(option, "validation.out_of_range", Between(text, range))
            {
                Min = range.Min,
                Max = range.Max,
            });
        else
            return value;
        return fallback;
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

    private static string Between(string text, (decimal Min, decimal Max) range) =>
        string.Create(CultureInfo.InvariantCulture, $"must be from {range.Min} to {range.Max}, not {text}.");
}
