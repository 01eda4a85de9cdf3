using Plimsoll.Api;

namespace Plimsoll.Features.Setup;

/// <summary>The first run: one code, one administrator, once.</summary>
internal static class SetupFeature
{
    public static void AddSetup(this IServiceCollection services)
    {
        services.AddScoped<SetupCodes>();
        services.AddScoped<CompleteSetup>();
        services.AddSingleton<SetupCodePrinter>();
    }

    public static void MapSetup(this IEndpointRouteBuilder routes)
    {
        var setup = routes.MapApi("/setup").WithTags("Set-up").AllowAnonymous().OpenBeforeSetup();
        setup.MapGet("/", GetSetup.HandleAsync);
        setup.MapPost("/", CompleteSetup.HandleAsync).WithMetadata(new RateLimitMark(RateLimitRule.Setup));
    }

    public static TBuilder OpenBeforeSetup<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Setup.OpenBeforeSetup.Mark);
}
