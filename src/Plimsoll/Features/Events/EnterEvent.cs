using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage;
using Plimsoll.Storage.Events;

namespace Plimsoll.Features.Events;

/// <summary>Events that a person enters, changes and takes away; accounts are told at once.</summary>
internal static class EnterEvent
{
    private const string Manual = "manual";

    /// <param name="Currency">Three letters.</param>
    /// <param name="Source">Whose calendar; <c>manual</c> unless given.</param>
    internal sealed record Request(
        Timestamp Time,
        string Currency,
        string Title,
        EventImpact Impact,
        string? Source = null,
        string? Forecast = null,
        string? Previous = null,
        string? Actual = null);

    internal sealed record Call(
        CurrentUser User, EconomicEventStore Events, CalendarTeller Teller, CancellationToken Stop);

    public static async Task<Results<Created<EventView>, ApiProblem>> AddAsync(
        Body<Request> body, [AsParameters] Call call)
    {
        if (Check(body.Value, call.User.Id, out var row) is { } problem)
            return problem;
        try
        {
            var stored = await call.Events.AddAsync(row, call.Stop);
            await call.Teller.TellAsync(call.User.Id, call.Stop);
            return TypedResults.Created($"{ApiRoutes.Prefix}/data/events/{stored.Id}", EventView.From(stored));
        }
        catch (StorageException taken) when (taken.Code == StorageErrorCode.EventExists)
        {
            return ApiProblem.Conflict(taken.Code, taken.Message);
        }
    }

    public static async Task<Results<Ok<EventView>, ApiProblem>> ChangeAsync(
        Guid id, Body<Request> body, [AsParameters] Call call)
    {
        if (Check(body.Value, call.User.Id, out var row) is { } problem)
            return problem;
        try
        {
            if (!await call.Events.ChangeAsync(row with { Id = id }, call.Stop))
                return NotFound();
        }
        catch (StorageException taken) when (taken.Code == StorageErrorCode.EventExists)
        {
            return ApiProblem.Conflict(taken.Code, taken.Message);
        }

        await call.Teller.TellAsync(call.User.Id, call.Stop);
        return await call.Events.FindAsync(call.User.Id, id, call.Stop) is { } changed
            ? TypedResults.Ok(EventView.From(changed))
            : NotFound();
    }

    public static async Task<Results<NoContent, ApiProblem>> DeleteAsync(Guid id, [AsParameters] Call call)
    {
        if (!await call.Events.DeleteAsync(call.User.Id, id, call.Stop))
            return NotFound();
        await call.Teller.TellAsync(call.User.Id, call.Stop);
        return TypedResults.NoContent();
    }

    private static ApiProblem? Check(Request request, Guid user, out EconomicEventRow row)
    {
        var problems = new FieldProblems();
        var currency = request.Currency?.Trim().ToUpperInvariant() ?? "";
        problems.Format(CalendarEntry.IsCurrency(currency), "currency", "Must be three letters.");
        var title = Text(request.Title, "title", (1, CalendarEntry.MostTitle), problems);
        var source = Text(request.Source ?? Manual, "source", (1, CalendarEntry.MostSource), problems);
        row = new EconomicEventRow
        {
            UserId = user,
            Source = source,
            Time = request.Time.ToDateTimeOffset(),
            Currency = currency,
            Title = title,
            Impact = request.Impact,
            Forecast = Figure(request.Forecast, "forecast", problems),
            Previous = Figure(request.Previous, "previous", problems),
            Actual = Figure(request.Actual, "actual", problems),
        };
        return problems.Any ? problems.ToProblem() : null;
    }

    private static string? Figure(string? text, string field, FieldProblems problems) =>
        string.IsNullOrWhiteSpace(text) ? null : Text(text, field, (1, CalendarEntry.MostFigure), problems);

    private static string Text(string? text, string field, (int Least, int Most) length, FieldProblems problems)
    {
        text = text?.Trim() ?? "";
        if (problems.Length(text, field, length.Least, length.Most))
            problems.Format(!text.Any(char.IsControl), field, "Must not hold control characters.");
        return text;
    }

    private static ApiProblem NotFound() => ApiProblem.NotFound("event.not_found", "There is no such event.");
}
