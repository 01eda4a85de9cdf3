using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Risk;

/// <summary>Runs the gate on a hypothetical entry: every check, and the largest size that the limits leave.</summary>
internal static class ValidateOrder
{
    // Above every number of any market, and small enough that products of two stay numbers.
    private const decimal Largest = 1_000_000_000_000m;

    internal sealed record Request(
        Guid AccountId,
        string InstrumentId,
        PositionSide Side,
        decimal Quantity,
        decimal StopLoss,
        decimal? EntryPrice = null,
        decimal? TakeProfit = null);

    internal sealed record Answer(
        bool Approved, string Text, IReadOnlyList<CheckView> Checks, Suggestion SizeSuggestion, string? Code = null);

    /// <summary>The largest size, and the limit that bounds it.</summary>
    internal sealed record Suggestion(decimal Quantity, string BoundBy);

    public static async Task<Results<Ok<Answer>, ApiProblem>> HandleAsync(
        Body<Request> body, [AsParameters] AccountCall call)
    {
        var request = body.Value;
        var problems = new FieldProblems();
        CheckNumbers(request, problems);
        if (await call.FindAsync(request.AccountId) is not { } account)
            return AccountCall.NotFound();
        return await account.ReadAsync<Results<Ok<Answer>, ApiProblem>>(
            session =>
            {
                CheckInstrument(request, session.State, problems);
                if (problems.Any)
                    return problems.ToProblem();
                return Judge(request, session) is { } answer
                    ? TypedResults.Ok(answer)
                    : ApiProblem.Refused("risk.stale_mark", "The instrument has no price yet.");
            },
            call.Stop);
    }

    private static void CheckNumbers(Request request, FieldProblems problems)
    {
        CheckPositive(request.Quantity, "quantity", problems);
        CheckPositive(request.StopLoss, "stopLoss", problems);
        if (request.EntryPrice is { } entry)
            CheckPositive(entry, "entryPrice", problems);
        if (request.TakeProfit is { } target)
            CheckPositive(target, "takeProfit", problems);
    }

    private static void CheckPositive(decimal value, string field, FieldProblems problems)
    {
        if (value is <= 0m or > Largest)
            problems.Add(new FieldProblem(field, "validation.out_of_range", "Must be above 0.")
            {
                Min = 0m,
                Max = Largest,
            });
    }

    private static void CheckInstrument(Request request, AccountState state, FieldProblems problems)
    {
        var known = Enumerable.Range(0, state.Instruments.Count).Select(slot => state.Instruments[slot].Id.Value);
        problems.OneOf(request.InstrumentId, "instrumentId", [.. known]);
    }

    private static Answer? Judge(Request request, AccountSession session)
    {
        var instrument = InstrumentId.Of(request.InstrumentId);
        var mark = session.State.Marks.MarkOf(session.State.Instruments.SlotOf(instrument));
        if (double.IsNaN(mark))
            return null;
        var entry = request.EntryPrice is { } limit ? Price.Of(limit) : Instrument.Traded(mark);
        var run = RiskFigures.NobodysRun(instrument);
        var wish = RiskFigures.Wish(instrument, request.Side, entry) with
        {
            OrderType = request.EntryPrice is null ? OrderType.Market : OrderType.Limit,
            StopLoss = Price.Of(request.StopLoss),
            TakeProfit = request.TakeProfit is { } target ? Price.Of(target) : null,
        };
        var decision = session.Engine.Explain(wish, Quantity.Of(request.Quantity), run);
        var size = PositionSizer.Size(
            run.Configuration.Sizing, entry, decision.Inputs, session.Engine.LimitsOn(decision.Inputs),
            session.State.Ledger.Cash.Value);
        return new Answer(
            decision.IsApproved,
            decision.Text,
            CheckView.Of(decision),
            new Suggestion(size.Quantity.Value, size.BoundBy),
            decision.Code);
    }
}
