using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Plimsoll.Storage;

namespace Plimsoll.Features.Health;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseCheck(NpgsqlDataSource source, TimeProvider clock) : IHealthCheck
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
            return HealthCheckResult.Unhealthy(DatabaseFailure.Describe(failure).Message);
        }
        var data = new Dictionary<string, object> { ["latencyMs"] = clock.GetElapsedTime(started).TotalMilliseconds };
        return HealthCheckResult.Healthy(data: data);
    }
}
