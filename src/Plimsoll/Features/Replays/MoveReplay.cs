using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Replays;

namespace Plimsoll.Features.Replays;

/// <summary>What people do to a replay while they watch; it changes when things happen, and nothing of what happens.</summary>
internal static class MoveReplay
{
    private const int MostSteps = 1_000;

    /// <param name="Events">So many events.</param>
    /// <param name="Bars">To the end of so many bars; either this or events.</param>
    internal sealed record Steps(int? Events = null, int? Bars = null);

    internal sealed record Seek(Timestamp Time);

    internal sealed record Pace(double Acceleration);

    public static Task<Results<Ok<ReplayView>, ApiProblem>> PlayAsync(Guid id, [AsParameters] ReplayCall call) =>
        MoveAsync(id, call, one =>
        {
            one.Replay.Market.Play();
            return Task.CompletedTask;
        });

    public static Task<Results<Ok<ReplayView>, ApiProblem>> PauseAsync(Guid id, [AsParameters] ReplayCall call) =>
        MoveAsync(id, call, one =>
        {
            one.Replay.Market.Pause();
            return one.Replay.Market.StillAsync(call.Stop);
        });

    public static async Task<Results<Ok<ReplayView>, ApiProblem>> StepAsync(
        Guid id, Body<Steps> body, [AsParameters] ReplayCall call)
    {
        var (steps, problems) = (body.Value, new FieldProblems());
        problems.Format(steps.Events is null != steps.Bars is null, "events", "Give either events or bars.");
        problems.Range(steps.Events ?? 1, "events", 1, MostSteps);
        problems.Range(steps.Bars ?? 1, "bars", 1, MostSteps);
        if (problems.Any)
            return problems.ToProblem();
        return await MoveAsync(id, call, one =>
        {
            if (steps.Bars is { } bars)
                one.Replay.Market.StepBars(bars);
            else
                one.Replay.Market.Step(steps.Events!.Value);
            return one.Replay.Market.StillAsync(call.Stop);
        });
    }

    /// <summary>Back is forward again from the beginning.</summary>
    public static async Task<Results<Ok<ReplayView>, ApiProblem>> SeekAsync(
        Guid id, Body<Seek> body, [AsParameters] ReplayCall call)
    {
        if (call.Shelf.Find(call.User.Id, id) is not { } one)
            return ReplayCall.NotFound();
        if (one.Replay.State is ReplayState.Stopped or ReplayState.Failed)
            return ReplayCall.Over();
        await one.Replay.SeekAsync(body.Value.Time, call.Stop);
        return TypedResults.Ok(await ReplayView.OfAsync(one, call.Stop));
    }

    public static async Task<Results<Ok<ReplayView>, ApiProblem>> SetPaceAsync(
        Guid id, Body<Pace> body, [AsParameters] ReplayCall call)
    {
        var problems = new FieldProblems();
        if (!ReplayPlan.CheckPace(body.Value.Acceleration, problems))
            return problems.ToProblem();
        return await MoveAsync(id, call, one =>
        {
            one.Replay.Market.SetAcceleration(body.Value.Acceleration);
            return Task.CompletedTask;
        });
    }

    /// <summary>Nothing more is told; what there is can still be looked at.</summary>
    public static async Task<Results<Ok<ReplayView>, ApiProblem>> StopAsync(Guid id, [AsParameters] ReplayCall call)
    {
        if (call.Shelf.Find(call.User.Id, id) is not { } one)
            return ReplayCall.NotFound();
        await one.Replay.StopAsync();
        return TypedResults.Ok(await ReplayView.OfAsync(one, call.Stop));
    }

    private static async Task<Results<Ok<ReplayView>, ApiProblem>> MoveAsync(
        Guid id, ReplayCall call, Func<WatchedReplay, Task> move)
    {
        if (call.Shelf.Find(call.User.Id, id) is not { } one)
            return ReplayCall.NotFound();
        if (one.Replay.State is ReplayState.Ended or ReplayState.Stopped or ReplayState.Failed)
            return ReplayCall.Over();
        await move(one);
        return TypedResults.Ok(await ReplayView.OfAsync(one, call.Stop));
    }
}
