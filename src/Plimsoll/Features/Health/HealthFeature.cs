using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Plimsoll.Features.Setup;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Health;

/// <summary>Tells load balancers whether to send requests here, and administrators how the parts are.</summary>
internal static class HealthFeature
{
    private static readonly string Version =
        typeof(HealthFeature).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    internal sealed record Summary(string Status, DateTimeOffset Timestamp, string Environment, string Version);

    internal sealed record Liveness(string Status);

    internal sealed record Readiness(string Status, IReadOnlyList<string> Failing);

    internal sealed record Part(
        string Status, double DurationMs, string? Description, IReadOnlyDictionary<string, object> Data);

    internal sealed record Details(
        string Status, string Version, double UptimeSeconds, long MemoryBytes, IReadOnlyDictionary<string, Part> Parts);

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<HealthReports>();
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", timeout: HealthReports.CheckTimeout)
            .AddCheck<MigrationsCheck>("migrations", timeout: HealthReports.CheckTimeout);
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health");
        var open = health.MapGroup("").AllowAnonymous().OpenBeforeSetup().WithMetadata(WithoutSignIn.Mark);
        open.MapGet("/", (TimeProvider clock, IHostEnvironment environment) => TypedResults.Ok(
            new Summary("ok", clock.GetUtcNow(), environment.EnvironmentName, Version)));
        open.MapGet("/live", () => TypedResults.Ok(new Liveness("ok")));
        open.MapGet("/ready", GetReadinessAsync);
        health.MapGet("/detailed", GetDetailsAsync).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Results<Ok<Readiness>, JsonHttpResult<Readiness>>> GetReadinessAsync(
        HealthReports reports)
    {
        var report = await reports.GetAsync();
        string[] failing =
            [.. report.Entries.Where(part => part.Value.Status == HealthStatus.Unhealthy).Select(part => part.Key)];
        return failing.Length == 0
            ? TypedResults.Ok(new Readiness("ready", []))
            : TypedResults.Json(
                new Readiness("not_ready", failing), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Ok<Details>> GetDetailsAsync(HealthReports reports, TimeProvider clock)
    {
        var report = await reports.GetAsync();
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return TypedResults.Ok(new Details(
            Word(report.Status),
            Version,
            (clock.GetUtcNow() - process.StartTime.ToUniversalTime()).TotalSeconds,
            process.WorkingSet64,
            report.Entries.ToDictionary(entry => entry.Key, entry => Describe(entry.Value))));
    }

    private static Part Describe(HealthReportEntry entry) =>
        new(Word(entry.Status), entry.Duration.TotalMilliseconds, entry.Description, entry.Data);

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        _ => "failing",
    };
}
