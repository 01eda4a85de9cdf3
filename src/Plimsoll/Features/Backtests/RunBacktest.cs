using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Features.Bots;
using Plimsoll.Features.Data;
using Plimsoll.Features.Strategies;
using Plimsoll.Storage.Backtests;

namespace Plimsoll.Features.Backtests;

/// <summary>Puts a backtest in line.</summary>
internal sealed class RunBacktest(BacktestQueue queue, DatasetLookup datasets, TimeProvider clock)
{
    // What one person can have waiting; the machine works them off one after the other.
    private const int MostWaiting = 20;

    /// <summary>Exactly one of dataset and syntheticSeed; everything else has a default.</summary>
    internal sealed record Request(string Strategy)
    {
        public IReadOnlyDictionary<string, string>? Parameters { get; init; }

        /// <summary>Name or id.</summary>
        public string? Dataset { get; init; }

        public long? SyntheticSeed { get; init; }

        public string? InstrumentId { get; init; }

        public string? Timeframe { get; init; }

        public Timestamp? From { get; init; }

        public Timestamp? To { get; init; }

        public decimal? InitialBalance { get; init; }

        public SizingView? Sizing { get; init; }

        public decimal? MakerFeeFraction { get; init; }

        public decimal? TakerFeeFraction { get; init; }

        public decimal? SlippageFraction { get; init; }

        public decimal? SpreadIncrements { get; init; }

        public SameBarPolicy? SameBarPolicy { get; init; }

        public double? RiskFreeFraction { get; init; }

        public long? Seed { get; init; }
    }

    internal sealed record Answer(Guid BacktestId);

    public static async Task<Results<Accepted<Answer>, ApiProblem>> HandleAsync(
        Body<Request> body,
        RunBacktest run,
        [AsParameters] BacktestCall call)
    {
        var problems = new FieldProblems();
        var asked = body.Value;
        var strategy = await StrategyLookup.FindAsync(call.Database, call.User.Id, asked.Strategy, call.Stop);
        var plan = new RequestReader(asked, strategy, problems).Read();
        if (plan is null)
            return problems.ToProblem();
        // With its version: what waits runs as it was asked for, whatever is saved meanwhile.
        var pinned = asked with { Strategy = StrategyReference.Of(strategy!) };
        return await run.AcceptAsync(new Order(pinned, plan), call);
    }

    private async Task<Results<Accepted<Answer>, ApiProblem>> AcceptAsync(Order order, BacktestCall call)
    {
        var plan = order.Plan;
        if (plan.Source is BarSource.Dataset(var name))
        {
            if (await datasets.FindAsync(call.User.Id, name, call.Stop) is not { } dataset)
                return ApiProblem.NotFound("dataset.not_found", $"There is no dataset '{name}'.");
            plan = DatasetBacktest.Completed(plan, dataset);
            if (DatasetBacktest.Problem(plan, dataset) is { } missing)
                return ApiProblem.Refused(missing.Code, missing.Message);
        }
        else if (SyntheticSpan.Problem(plan, new SyntheticMarketOptions()) is { } problem)
        {
            return ApiProblem.Refused(problem.Code, problem.Message);
        }

        if (await call.Rows.CountAsync(row => row.FinishedAt == null, call.Stop) >= MostWaiting)
            return ApiProblem.Refused("backtest.limit", $"At most {MostWaiting} backtests can wait. Let some finish.");
        var row = RowOf(order with { Plan = plan }, call.User.Id);
        call.Database.Backtests.Add(row);
        await call.Database.SaveChangesAsync(call.Stop);
        queue.Wake();
        return Accepted(row.Id);
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
            Source = order.Plan.Origin().Source.Name,
            CreatedAt = now,
        };
    }

    private sealed record Order(Request Request, BacktestPlan Plan);
}
