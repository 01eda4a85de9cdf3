using Plimsoll.Api;
using Plimsoll.Features.Accounts.Opening;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Accounts;

/// <summary>Accounts: what they are worth, what happened on them, and the kill switch.</summary>
internal static class AccountsFeature
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<OwnAccounts>();
        services.AddScoped<OpenAccount>();
        services.AddScoped<LiveGuard>();
        services.AddSingleton<IAccountObserver, AccountNews>();
        AccountTopics.Add(services);
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapApi("/accounts").WithTags("Accounts");
        accounts.MapGet("/", ListAccounts.HandleAsync);
        accounts.MapPost("/", OpenAccount.HandleAsync)
            .RequireAuthorization(Policies.Trader).WithMetadata(new RateLimitMark(RateLimitRule.SignIn));
        accounts.MapGet("/{id:guid}/equity", GetEquityCurve.HandleAsync);
        accounts.MapGet("/{id:guid}/fees", GetFees.HandleAsync);
        accounts.MapGet("/{id:guid}/events", ListAccountEvents.HandleAsync);
        accounts.MapGet("/{id:guid}/simulation", ConfigureSimulation.GetAsync);
        accounts.MapPut("/{id:guid}/simulation", ConfigureSimulation.HandleAsync)
            .RequireAuthorization(Policies.Trader);
        accounts.MapPost("/{id:guid}/simulation/reset", ResetSimulation.HandleAsync)
            .RequireAuthorization(Policies.Trader).WithMetadata(new RateLimitMark(RateLimitRule.SignIn));
        accounts.MapGet("/{id:guid}/statistics", GetStatistics.HandleAsync);
        accounts.MapGet("/{id:guid}/books", GetBooks.HandleAsync);
        accounts.MapGet("/{id:guid}/books/findings", ListFindings.HandleAsync);
        accounts.MapPost("/{id:guid}/quarantine/{instrumentId}/resolve", ResolveQuarantine.HandleAsync)
            .RequireAuthorization(Policies.Trader).WithMetadata(new RateLimitMark(RateLimitRule.SignIn));
        accounts.MapPut("/{id:guid}/live-until", SetLiveUntil.HandleAsync)
            .RequireAuthorization(Policies.Trader).WithMetadata(new RateLimitMark(RateLimitRule.SignIn));
        accounts.MapPost("/{id:guid}/kill", KillAccount.HandleAsync)
            .RequireAuthorization(Policies.Trader)
            .Accepts<KillAccount.Request>(isOptional: true, "application/json")
            .WithMetadata(new WithoutDatabase());
        accounts.MapGet("/{id:guid}/kill", KillAccount.LookAsync).WithMetadata(new WithoutDatabase());
        accounts.MapPost("/{id:guid}/kill/release", ReleaseKill.HandleAsync)
            .RequireAuthorization(Policies.Trader).WithMetadata(new RateLimitMark(RateLimitRule.SignIn));
    }
}
