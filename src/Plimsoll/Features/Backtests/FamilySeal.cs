using System.Security.Cryptography;
using System.Text;
using Plimsoll.Api;
using Plimsoll.Core.Strategies;
using Plimsoll.Failures;
using Plimsoll.Storage.Backtests;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// What is held out of the data of a family (a user's strategy on an instrument and timeframe) is held out of all its
/// runs over datasets. A run that reads it all the same says why; each is counted, and a candidate does so once.
/// </summary>
internal sealed class FamilySeal(HoldOutStore store)
{
    /// <param name="Id">Of the run; the same run opens once, however often it is begun.</param>
    /// <param name="Plan">As it was asked for.</param>
    /// <param name="UserId">Whose run it is.</param>
    /// <param name="Datasets">Of the plan.</param>
    internal sealed record Run(Guid Id, BacktestPlan Plan, Guid UserId, IReadOnlyList<Dataset> Datasets);

    /// <summary>Seals or opens what the run asks to, and then binds it.</summary>
    /// <exception cref="PlimsollException">
    /// <c>backtest.hold_out</c>: there is nothing to open; <c>backtest.hold_out_opened</c>: this candidate has opened it;
    /// <c>backtest.no_data</c>: all that it asks for is held out.
    /// </exception>
    public async Task<BacktestPlan> EnterAsync(Run run, RequestAudit audit, CancellationToken stop)
    {
        var plan = DatasetBacktest.Completed(run.Plan, run.Datasets);
        if (plan.OpeningReason is { } reason)
            Check(await store.OpenAsync(FamilyOf(plan, run.UserId), OpeningOf(run.Id, plan, reason, audit), stop));
        else if (plan.SealedFrom is { } cut)
            await store.SealAsync(FamilyOf(plan, run.UserId), cut, plan.HoldOut, stop);
        return await BindAsync(run with { Plan = plan }, stop);
    }

    /// <summary>The plan with what it may read.</summary>
    /// <exception cref="PlimsollException"><c>backtest.no_data</c>: all that it asks for is held out.</exception>
    public async Task<BacktestPlan> BindAsync(Run run, CancellationToken stop)
    {
        var plan = DatasetBacktest.Completed(run.Plan, run.Datasets);
        var seals = await store.FindAsync(FamilyOf(plan, run.UserId), stop);
        if (seals.MinBy(seal => seal.SealedFrom) is not { } strictest)
            return plan;
        if (plan.OpeningReason is null)
            return HoldOut.Bound(plan, strictest.SealedFrom, strictest.Fraction) with
            {
                Openings = seals.Max(seal => seal.Openings.Count),
            };
        // Of several instruments the one that has been read most often decides.
        var own = seals.Max(seal => 1 + seal.Openings.FindIndex(one => one.RunId == run.Id));
        return own > 0
            ? plan with { Openings = own, OpenedFrom = strictest.SealedFrom }
            : throw new InvalidOperationException($"Run {run.Id} reads what is held out, and nobody wrote that down.");
    }

    public static PlimsollException NothingSealed() => new(
        FailureKind.StateConflict, "backtest.hold_out",
        "Nothing is held out of this strategy on these instruments and this timeframe.");

    private static void Check(HoldOutAnswer answer)
    {
        var problem = answer switch
        {
            HoldOutAnswer.Opened => null,
            HoldOutAnswer.NothingSealed => NothingSealed(),
            HoldOutAnswer.OpenedBefore => new PlimsollException(
                FailureKind.StateConflict, "backtest.hold_out_opened",
                "This version with these parameters has read what is held out: the report of that run says what came of it."),
            _ => throw new InvalidOperationException($"{answer} is no answer"),
        };
        if (problem is not null)
            throw problem;
    }

    private static HoldOutOpening OpeningOf(Guid id, BacktestPlan plan, string reason, RequestAudit audit)
    {
        var setup = plan.Setup;
        var entry = audit.Entry("backtest.hold_out_opened", $"backtest {id}") with
        {
            Reason = reason,
            After = RequestAudit.Json(new
            {
                Strategy = StrategyTextOf(plan),
                Instruments = setup.Fed.Select(one => one.Id.Value),
                Timeframe = setup.Timeframe.Code,
            }),
        };
        return new HoldOutOpening(id, CandidateOf(plan), reason, entry);
    }

    /// <summary>Strategy, version and parameters as one name.</summary>
    public static string CandidateOf(BacktestPlan plan)
    {
        var setup = plan.Setup;
        var parameters = setup.Strategy.TryBuild(setup.Parameters, new List<ParameterProblem>())?.Values
            ?? setup.Parameters;
        var text = string.Join('\n', parameters.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => $"{one.Key}={one.Value}").Prepend(StrategyTextOf(plan)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string StrategyTextOf(BacktestPlan plan) => $"{plan.Setup.Strategy.Name}@{plan.Setup.Strategy.Version}";

    private static BacktestFamily FamilyOf(BacktestPlan plan, Guid userId) => new(
        userId, plan.Setup.Strategy.Name, plan.Setup.Timeframe, [.. plan.Setup.Fed.Select(one => one.Id)]);
}
