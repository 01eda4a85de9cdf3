using Microsoft.Extensions.Diagnostics.HealthChecks;
using Plimsoll.Storage;
using Plimsoll.Storage.Migrating;

namespace Plimsoll.Features.Health;

/// <summary>Whether the database has the schema that this program knows.</summary>
internal sealed class MigrationsCheck(DatabaseMigrator migrator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var status = await migrator.StatusAsync(cancellationToken);
            return status.IsCurrent
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database has another schema version than this program.");
        }
        catch (StorageException failure)
        {
            return HealthCheckResult.Unhealthy(failure.Message);
        }
    }
}
