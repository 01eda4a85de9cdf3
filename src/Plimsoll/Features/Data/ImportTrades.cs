using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Data;

/// <summary>Takes a file of trades as the request's body and stores it as a finished session under a name.</summary>
internal static class ImportTrades
{
    // Enough to see what is wrong; the command line writes all of them to a file.
    private const int MostShown = 100;

    /// <param name="Name">Of the session, the caller's own.</param>
    /// <param name="Instrument">What was traded: an id or a symbol.</param>
    /// <param name="FileName">What the file is called where it comes from.</param>
    /// <param name="MaxRejectFraction">Share of the rows that may be wrong, 0 to 1; 0.01 unless given.</param>
    internal sealed record Query(
        [FromQuery(Name = "name")] string? Name = null,
        [FromQuery(Name = "instrument")] string? Instrument = null,
        [FromQuery(Name = "fileName")] string? FileName = null,
        [FromQuery(Name = "maxRejectFraction")] decimal? MaxRejectFraction = null);

    /// <param name="Line">From 1.</param>
    /// <param name="Code">Why it cannot be used.</param>
    /// <param name="Reason">For a person.</param>
    /// <param name="Text">The row as it stands in the file.</param>
    internal sealed record Reject(long Line, string Code, string Reason, string Text);

    /// <param name="Session">What is stored.</param>
    /// <param name="IsRepeated">The same file was stored under this name before: nothing has changed.</param>
    /// <param name="RejectCount">Rows that were left out.</param>
    /// <param name="Rejects">The first hundred of them.</param>
    internal sealed record Answer(
        SessionAnswer Session, bool IsRepeated, long RejectCount, IReadOnlyList<Reject> Rejects);

    public static async Task<Results<Created<Answer>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, CurrentUser user, HttpContext context, Upload upload, TradesImport import)
    {
        if (upload.Admit(context) is { } refused)
            return refused;
        var asked = new TradesTarget.Asked(query.Name, query.Instrument, query.FileName, query.MaxRejectFraction);
        var invalid = TradesTarget.Check(asked, out var target);
        if (target is null)
            return invalid!;
        var rejects = new List<Reject>();
        try
        {
            var stored = await import.StoreAsync(
                await upload.ReceiveAsync(context), target with { UserId = user.Id }, Keep, context.RequestAborted);
            return TypedResults.Created(
                $"{DataFeature.Sessions}/{stored.Session.Id}",
                new Answer(SessionAnswer.From(stored.Session), stored.IsRepeated, stored.Rejects, rejects));
        }
        catch (DataFileException bad)
        {
            return DatasetProblems.BadFile(bad);
        }
        catch (TickStoreException taken) when (taken.Code == TickStoreException.NameTaken)
        {
            return ApiProblem.Conflict(taken.Code, taken.Message);
        }

        void Keep(RejectedRow row)
        {
            if (rejects.Count < MostShown)
                rejects.Add(new Reject(row.Line, row.Code, row.Reason, row.Text));
        }
    }
}
