using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plimsoll.Features.Health;

/// <summary>
/// Runs all checks side by side and keeps the answer for a moment, so that asking often costs nothing.
/// </summary>
internal sealed class HealthReports(HealthCheckService checks, TimeProvider clock)
{
    public static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task<HealthReport>? _latest;
    private DateTimeOffset _latestAt;

    public Task<HealthReport> GetAsync()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_latest is null || now - _latestAt >= KeptFor)
            {
                _latest = checks.CheckHealthAsync(CancellationToken.None);
                _latestAt = now;
            }
            return _latest;
        }
    }
}
