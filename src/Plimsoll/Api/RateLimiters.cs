using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Plimsoll.Api;

/// <summary>
/// Counts requests against the limits and tells every caller where it stands. Partitions that fall idle are dropped by
/// the limiter itself.
/// </summary>
internal sealed class RateLimiters : IDisposable
{
    private readonly RateLimits _limits;
    private readonly PartitionedRateLimiter<HttpContext> _byCaller;
    private readonly PartitionedRateLimiter<HttpContext> _byRule;

    public RateLimiters(RateLimits limits)
    {
        _limits = limits;
        _byCaller = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Burst,
                TokensPerPeriod = limits.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            }));
        _byRule = PartitionedRateLimiter.Create<HttpContext, (RateLimitRule?, string)>(context =>
            RuleOf(context) is { } rule
                ? RateLimitPartition.GetFixedWindowLimiter<(RateLimitRule?, string)>(
                    (rule, Address(context)), _ => WindowOf(rule))
                : RateLimitPartition.GetNoLimiter<(RateLimitRule?, string)>((null, "")));
    }

    private int Burst => 2 * _limits.RequestsPerSecond;

    public void Configure(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(_byCaller, _byRule);
        options.OnRejected = (rejected, _) => AnswerAsync(rejected);
    }

    /// <summary>Tells where the caller stands: by the endpoint's own rule, else by the general one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="wait">Seconds until the next is taken, where that is known to the second.</param>
    public void Describe(HttpContext context, int? wait = null)
    {
        var rule = RuleOf(context);
        var left = (int)((rule is null ? _byCaller : _byRule).GetStatistics(context)?.CurrentAvailablePermits ?? 0);
        // A window tells its end only to those it refuses; to the others its whole length is never too short.
        var (limit, reset) = rule is { } own
            ? (WindowOf(own).PermitLimit, (int)WindowOf(own).Window.TotalSeconds)
            : (Burst, (Burst - left + _limits.RequestsPerSecond - 1) / _limits.RequestsPerSecond);
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = (wait ?? reset).ToString(CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _byCaller.Dispose();
        _byRule.Dispose();
    }

    private async ValueTask AnswerAsync(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter)
            ? (int)Math.Ceiling(retryAfter.TotalSeconds)
            : 1;
        var context = rejected.HttpContext;
        Describe(context, wait);
        var problem = BareStatus.Problem(StatusCodes.Status429TooManyRequests, context.Request.Path);
        await (problem with { RetryAfterSeconds = wait }).ExecuteAsync(context);
    }

    private FixedWindowRateLimiterOptions WindowOf(RateLimitRule rule) => rule switch
    {
        RateLimitRule.SignIn => Window(_limits.SignInsPerMinute, TimeSpan.FromMinutes(1)),
        RateLimitRule.Setup => Window(_limits.SetupTries, TimeSpan.FromMinutes(15)),
        _ => throw new InvalidOperationException($"{rule} has no window"),
    };

    private static FixedWindowRateLimiterOptions Window(int limit, TimeSpan window) =>
        new() { PermitLimit = limit, Window = window };

    private static RateLimitRule? RuleOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RateLimitMark>()?.Rule;

    private static string Caller(HttpContext context) => context.User.FindFirst("sub")?.Value ?? Address(context);

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
