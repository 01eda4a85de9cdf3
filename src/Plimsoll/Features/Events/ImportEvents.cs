using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Plimsoll.Api;
using Plimsoll.Features.Data;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Events;

namespace Plimsoll.Features.Events;

/// <summary>Takes a calendar as the request's body: CSV, JSON or iCalendar. Accounts are told at once.</summary>
internal static class ImportEvents
{
    /// <param name="Source">Whose calendar it is, unless its rows say; <c>import</c> unless given.</param>
    /// <param name="FileName">What the file is called where it comes from.</param>
    internal sealed record Query(
        [FromQuery(Name = "source")] string? Source = null, [FromQuery(Name = "fileName")] string? FileName = null);

    internal sealed record Answer(int Added, int Updated);

    internal sealed record Services(Upload Upload, EconomicEventStore Events, CalendarTeller Teller);

    public static async Task<Results<Ok<Answer>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, CurrentUser user, HttpContext context, [AsParameters] Services services)
    {
        if (services.Upload.Admit(context) is { } refused)
            return refused;
        var problems = new FieldProblems();
        var name = ImportTarget.SourceOf(query.FileName, problems);
        problems.Length(query.Source?.Trim() ?? "", "source", 0, CalendarEntry.MostSource);
        if (problems.Any)
            return problems.ToProblem();
        try
        {
            await using var file = await services.Upload.ReceiveAsync(context);
            var stored = await EventImport.StoreAsync(
                services.Events, file, (user.Id, name, query.Source), context.RequestAborted);
            await services.Teller.TellAsync(user.Id, context.RequestAborted);
            return TypedResults.Ok(new Answer(stored.Added, stored.Updated));
        }
        catch (DataFileException bad)
        {
            return DatasetProblems.BadFile(bad);
        }
    }
}
