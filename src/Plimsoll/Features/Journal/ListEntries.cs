using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Journal;

/// <summary>Lists trades, fills, orders, verdicts, signals and facts of an account together, newest first.</summary>
internal static class ListEntries
{
    internal sealed record Query(
        Guid AccountId,
        string? Kind = null,
        string? Instrument = null,
        TimeQuery? From = null,
        TimeQuery? To = null,
        long? Signal = null,
        long? Intent = null);

    public static async Task<Results<Ok<Page<JournalEntry>>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, [AsParameters] PageRequest page, [AsParameters] AccountCall call)
    {
        var problems = new FieldProblems();
        var kind = EnumQuery.Read<JournalKind>(query.Kind, "kind", problems);
        var filter = Filter(query, problems);
        if (problems.Any)
            return problems.ToProblem();
        if (page.Check(out var after) is { } problem)
            return problem;
        var cursor = JournalCursor.First;
        if (after is not null && !JournalCursor.TryParse(after, out cursor))
            return PageRequest.WrongCursor();
        if (await call.FindRowsAsync(query.AccountId) is not { } rows)
            return AccountCall.NotFound();
        var source = new JournalRows(rows, filter, call.Stop);
        var entries = new List<JournalEntry>();
        foreach (var one in kind is { } wanted ? [wanted] : Enum.GetValues<JournalKind>())
            entries.AddRange(await source.ReadAsync(one, cursor.For(one), page.Size + 1));
        // Each kind comes sorted, and sorting is stable: only time and kind are left to merge.
        return TypedResults.Ok(Page<JournalEntry>.Cut(
            [.. entries.OrderByDescending(entry => entry.Time).ThenBy(entry => entry.Kind).Take(page.Size + 1)],
            page.Size,
            entry => JournalCursor.After(entry).ToString()));
    }

    private static JournalFilter Filter(Query query, FieldProblems problems)
    {
        var instrument = default(InstrumentId);
        if (query.Instrument is { } text)
            problems.Format(InstrumentId.TryOf(text, out instrument), "instrument", "Must be venue:SYMBOL.");
        if (query is { From: { } from, To: { } to } && from.Value >= to.Value)
            problems.Add(new FieldProblem("to", "validation.out_of_range", "Must be later than from."));
        return new JournalFilter(query.Instrument is null ? null : instrument, query.From?.Value, query.To?.Value)
        {
            Signal = query.Signal,
            Intent = query.Intent,
            HasEveryFact = query.Kind is not null,
        };
    }
}
