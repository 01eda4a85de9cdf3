using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Accounts;

/// <summary>What trading costs on a simulated account, and how its orders fare: shown, and set anew as a whole.</summary>
internal static class ConfigureSimulation
{
    public const string OutOfRange = "execution.simulation_range";

    /// <summary>What is left out becomes the usual.</summary>
    /// <param name="CommissionPerLot">Of currencies, round turn, 0 to 50; 7 unless given.</param>
    /// <param name="FeeFraction">Of coins, 0 to 0.05; 0.001 unless given.</param>
    /// <param name="SlippagePips">Of currencies, at most, 0 to 10; 0.5 unless given.</param>
    /// <param name="LatencyMs">Varies by a fifth, 0 to 5000; 100 unless given.</param>
    /// <param name="FillProbability">Of entries, 0 to 1; 0.98 unless given.</param>
    internal sealed record Request(
        decimal? CommissionPerLot = null,
        decimal? FeeFraction = null,
        decimal? SlippagePips = null,
        int? LatencyMs = null,
        decimal? FillProbability = null);

    public static async Task<Results<Ok<SimulationView>, ApiProblem>> GetAsync(Guid id, [AsParameters] AccountCall call)
    {
        if (await call.FindAsync(id) is not { } account)
            return AccountCall.NotFound();
        return TypedResults.Ok(await account.ReadAsync(
            session => SimulationView.From(session.State.Simulation), call.Stop));
    }

    public static async Task<Results<Ok<SimulationView>, ApiProblem>> HandleAsync(
        Guid id, Body<Request> body, AccountDirectory directory, [AsParameters] AccountCall call)
    {
        var problems = new FieldProblems();
        if (Read(body.Value, problems) is not { } settings)
            return problems.ToProblem();
        if (await call.FindAsync(id) is not { } account)
            return AccountCall.NotFound();
        if (account.Record.ExecutionMode != ExecutionMode.Simulation)
            return NotSimulated();
        var isOther = await account.ExecuteAsync(
            session =>
            {
                var before = session.State.Simulation;
                session.Engine.Configure(settings, call.Actor);
                return before != settings;
            },
            call.Stop);
        // The fact is durable: whatever becomes of this request, the next start has it.
        if (isOther)
            await directory.RestartAsync(account.Id, call.Stop);
        return TypedResults.Ok(SimulationView.From(settings));
    }

    public static ApiProblem NotSimulated() => ApiProblem.Refused(
        "execution.not_simulated", "Only a simulated account has settings of a simulation.");

    private static SimulationSettings? Read(Request request, FieldProblems problems)
    {
        var usual = new SimulationSettings();
        var (commission, fee, pips, latency, chance) = (
            request.CommissionPerLot ?? usual.CommissionPerLot, request.FeeFraction ?? usual.FeeFraction,
            request.SlippagePips ?? usual.SlippagePips, request.LatencyMs ?? usual.LatencyMs,
            request.FillProbability ?? usual.FillProbability);
        Check(commission, "commissionPerLot", SimulationSettings.MostCommission, problems);
        Check(fee, "feeFraction", SimulationSettings.MostFee, problems);
        Check(pips, "slippagePips", SimulationSettings.MostPips, problems);
        Check(latency, "latencyMs", SimulationSettings.MostLatencyMs, problems);
        Check(chance, "fillProbability", 1m, problems);
        return problems.Any ? null : new SimulationSettings
        {
            CommissionPerLot = commission,
            FeeFraction = fee,
            SlippagePips = pips,
            LatencyMs = latency,
            FillProbability = chance,
        };
    }

    private static void Check(decimal value, string field, decimal most, FieldProblems problems)
    {
        if (value < 0m || value > most)
            problems.Add(new FieldProblem(field, OutOfRange, FormattableString.Invariant($"Must be 0 to {most}."))
            {
                Min = 0m,
                Max = most,
            });
    }
}
