using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Plimsoll.Server;
using Plimsoll.Storage;
using Plimsoll.Storage.Embedded;

namespace Plimsoll.Features.Health;

/// <summary>Whether the database answers; without one no account sends an order.</summary>
internal sealed class DatabaseCheck(NpgsqlDataSource source, TimeProvider clock, DatabaseServer? server = null)
    : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            await using var command = source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (Exception failure) when (DatabaseFailure.IsDatabaseFailure(failure))
        {
            var known = DatabaseFailure.Describe(failure);
            return HealthCheckResult.Unhealthy(
                $"{known.Message}{Explain(server?.Standing)}",
                data: new Dictionary<string, object> { ["code"] = known.Code });
        }
        var data = new Dictionary<string, object>
        {
            ["latencyMs"] = clock.GetElapsedTime(started).TotalMilliseconds,
            ["restarts"] = server?.Standing?.Restarts ?? 0,
        };
        return HealthCheckResult.Healthy(data: data);
    }

    private static string Explain(ServerStanding? standing) => standing switch
    {
        null or { IsUp: true } => "",
        { Trouble: { } trouble } =>
            $" It died and does not start again (attempt {standing.Attempts}): {trouble}",
        _ => " It died and is being started again.",
    };
}
