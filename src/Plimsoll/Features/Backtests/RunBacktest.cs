using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Simulation;
using Plimsoll.Features.Data;
using Plimsoll.Features.Strategies;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage.Backtests;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Backtests;

/// <summary>Puts a backtest in line.</summary>
internal sealed class RunBacktest(
    BacktestQueue queue,
    DatasetLookup datasets,
    RecordingStore recordings,
    ITickStore ticks,
    FamilySeal seal,
    TimeProvider clock)
{
    // What one person can have waiting; the machine works them off one after the other.
    private const int MostWaiting = 20;

    internal sealed record Answer(Guid BacktestId);

    public static async Task<Results<Accepted<Answer>, ApiProblem>> HandleAsync(
        Body<BacktestRequest> body,
        RunBacktest run,
        HttpContext context,
        [AsParameters] BacktestCall call)
    {
        var problems = new FieldProblems();
        var asked = body.Value;
        var strategy = await StrategyLookup.FindAsync(call.Database, call.User.Id, asked.Strategy, call.Stop);
        var plan = PlanOfRequest.TryRead(asked, strategy, problems);
        if (plan is null)
            return problems.ToProblem();
        // With its version: what waits runs as it was asked for, whatever is saved meanwhile.
        var pinned = asked with { Strategy = StrategyReference.Of(strategy!) };
        return await run.AcceptAsync(new Order(pinned, plan, RequestAudit.Of(call.User, context)), call);
    }

    private async Task<Results<Accepted<Answer>, ApiProblem>> AcceptAsync(Order order, BacktestCall call)
    {
        var plan = order.Plan;
        var found = new List<Dataset>();
        if (plan.Source is BarSource.Datasets(var names))
        {
            foreach (var name in names)
                if (await datasets.FindAsync(call.User.Id, name, call.Stop) is { } one)
                    found.Add(one);
                else
                    return ApiProblem.NotFound(DatasetBacktest.NotFound, $"There is no dataset '{name}'.");
            plan = DatasetBacktest.Completed(plan, found);
            if (DatasetBacktest.Problem(plan, found) is { } missing)
                return ApiProblem.Refused(missing.Code, missing.Message);
        }
        else if (plan.Source is BarSource.Session(var name))
        {
            if (await ticks.FindAsync(call.User.Id, name, call.Stop) is not { } session)
                return ApiProblem.NotFound(TickStoreException.NotFound, $"There is no session '{name}'.");
            plan = SessionBacktest.Completed(plan, session);
        }
        else if (SyntheticSpan.Problem(plan, new SyntheticMarketOptions()) is { } problem)
        {
            return ApiProblem.Refused(problem.Code, problem.Message);
        }

        if (await ProblemWithRecordingsAsync(plan, order.Request, call) is { } unfit)
            return unfit;
        if (await call.Rows.CountAsync(row => row.FinishedAt == null, call.Stop) >= MostWaiting)
            return ApiProblem.Refused("backtest.limit", $"At most {MostWaiting} backtests can wait. Let some finish.");
        var row = RowOf(order with { Plan = plan }, call.User.Id);
        if (found.Count > 0)
            await seal.EnterAsync(new FamilySeal.Run(row.Id, plan, call.User.Id, found), order.Audit, call.Stop);
        call.Database.Backtests.Add(row);
        await call.Database.SaveChangesAsync(call.Stop);
        queue.Wake();
        return Accepted(row.Id);
    }

    private async Task<ApiProblem?> ProblemWithRecordingsAsync(
        BacktestPlan plan, BacktestRequest request, BacktestCall call)
    {
        var found = new List<Recording>();
        foreach (var name in request.Recordings ?? [])
            if (await recordings.FindAsync(call.User.Id, name, call.Stop) is { } one)
                found.Add(one);
            else
                return ApiProblem.NotFound(RecordedData.NotFound, $"There is no recording '{name}'.");
        return RecordedData.Problem(plan, found) is { } problem
            ? ApiProblem.Refused(problem.Code, problem.Message) with
            {
                Errors = [new FieldProblem("recordings", problem.Code, problem.Message)],
            }
            : null;
    }

    private static Accepted<Answer> Accepted(Guid id) =>
        TypedResults.Accepted($"{ApiRoutes.Prefix}/backtest/results/{id}", new Answer(id));

    private BacktestRow RowOf(Order order, Guid userId)
    {
        var now = clock.GetUtcNow();
        return new BacktestRow
        {
            Id = Guid.CreateVersion7(now),
            UserId = userId,
            Status = BacktestStatus.Pending,
            Request = JsonSerializer.Serialize(order.Request, ApiJson.Options),
            Strategy = order.Request.Strategy,
            InstrumentId = order.Plan.Setup.Instrument.Id,
            Timeframe = order.Plan.Setup.Timeframe,
            Source = string.Join(", ", order.Plan.Origin().Sources.Select(source => source.Name).Distinct()),
            CreatedAt = now,
        };
    }

    private sealed record Order(BacktestRequest Request, BacktestPlan Plan, RequestAudit Audit);
}
