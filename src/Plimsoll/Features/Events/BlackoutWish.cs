using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Events;

/// <summary>A rule for economic events as it is asked for.</summary>
internal sealed record BlackoutWish
{
    private const int MostCurrencies = 20;

    /// <summary><c>[high]</c> unless given.</summary>
    public IReadOnlyList<EventImpact>? Impacts { get; init; }

    /// <summary>0 to 1440; 30 unless given.</summary>
    public int? MinutesBefore { get; init; }

    /// <summary>0 to 1440; 30 unless given.</summary>
    public int? MinutesAfter { get; init; }

    /// <summary>Absent: those that an instrument is made of, and USD for crypto.</summary>
    public IReadOnlyList<string>? Currencies { get; init; }

    /// <summary><c>block_entries</c> unless given.</summary>
    public BlackoutAction? Action { get; init; }

    /// <summary>Null when there are problems.</summary>
    /// <param name="problems">Takes every problem.</param>
    /// <param name="path">Before the names of fields.</param>
    public BlackoutRule? TryBuild(FieldProblems problems, string path = "")
    {
        var usual = BlackoutRule.Usual;
        var (before, after) = (MinutesBefore ?? usual.MinutesBefore, MinutesAfter ?? usual.MinutesAfter);
        EventImpact[] impacts = [.. (Impacts ?? usual.Impacts).Distinct().Order()];
        var isGood = problems.Range(before, $"{path}minutesBefore", 0, BlackoutRule.MostMinutes)
            & problems.Range(after, $"{path}minutesAfter", 0, BlackoutRule.MostMinutes)
            & problems.Format(impacts.Length > 0, $"{path}impacts", "Name at least one.");
        string[]? currencies = Currencies is null
            ? null
            : [.. Currencies.Select(one => one.Trim().ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal)];
        isGood &= problems.Format(
            currencies is null
            || (currencies.Length is > 0 and <= MostCurrencies && currencies.All(CalendarEntry.IsCurrency)),
            $"{path}currencies", $"1 to {MostCurrencies} of three letters each; leave it out for an instrument's own.");
        return isGood
            ? new BlackoutRule
            {
                Impacts = impacts,
                MinutesBefore = before,
                MinutesAfter = after,
                Currencies = currencies,
                Action = Action ?? usual.Action,
            }
            : null;
    }
}
