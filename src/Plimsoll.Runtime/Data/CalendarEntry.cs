using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>An economic event as a calendar has it; figures as they are printed.</summary>
/// <param name="Event">What an account is told of it.</param>
/// <param name="Source">Whose calendar; null where the file does not say.</param>
/// <param name="Forecast">What is expected.</param>
/// <param name="Previous">What it was the time before.</param>
/// <param name="Actual">What it came to.</param>
public sealed record CalendarEntry(
    EconomicEvent Event, string? Source = null, string? Forecast = null, string? Previous = null, string? Actual = null)
{
    public const int MostTitle = 200;
    public const int MostSource = 100;
    public const int MostFigure = 50;

    /// <summary>Whether this is how a calendar writes a currency or a country's money.</summary>
    public static bool IsCurrency(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);
}
