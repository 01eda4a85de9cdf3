using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Plimsoll.Api;

/// <summary>How often one caller may ask. Partitions that fall idle are dropped by the limiter itself.</summary>
internal sealed record RateLimits
{
    public const string SignIn = "sign-in";
    public const string Setup = "set-up";

    /// <summary>Per address: a person mistypes a few times a minute, a guesser a few hundred.</summary>
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>Per address, in 15 minutes.</summary>
    public int SetupTries { get; init; } = 5;

    /// <summary>Per caller; twice as many in a burst.</summary>
    public int RequestsPerSecond { get; init; } = 100;

    public void Configure(RateLimiterOptions options)
    {
        options.AddPolicy(SignIn, context => Window(context, SignInsPerMinute, TimeSpan.FromMinutes(1)));
        options.AddPolicy(Setup, context => Window(context, SetupTries, TimeSpan.FromMinutes(15)));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 2 * RequestsPerSecond,
                TokensPerPeriod = RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            }));
        options.OnRejected = (rejected, _) => AnswerAsync(rejected);
    }

    private static RateLimitPartition<string> Window(HttpContext context, int limit, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(Address(context), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = limit,
            Window = window,
        });

    private static async ValueTask AnswerAsync(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter)
            ? (int)Math.Ceiling(retryAfter.TotalSeconds)
            : 1;
        var context = rejected.HttpContext;
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        var problem = BareStatus.Problem(StatusCodes.Status429TooManyRequests, context.Request.Path);
        await (problem with { Members = new Dictionary<string, object?> { ["retryAfterSeconds"] = wait } })
            .ExecuteAsync(context);
    }

    private static string Caller(HttpContext context) =>
        context.User.FindFirst("sub")?.Value ?? Address(context);

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
