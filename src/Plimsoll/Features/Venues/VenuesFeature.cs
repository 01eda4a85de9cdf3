using Microsoft.Extensions.DependencyInjection.Extensions;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues;

namespace Plimsoll.Features.Venues;

/// <summary>The venues there are, and the keys that users have for them.</summary>
internal static class VenuesFeature
{
    public static void AddVenues(this IServiceCollection services)
    {
        services.TryAddSingleton<IVenueDirectory>(provider => provider.GetRequiredService<InstalledVenues>());
        services.AddSingleton<KeyEntry>();
    }

    public static void MapVenues(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/venues").WithTags("Venues").MapGet("/", ListVenues.Handle);
        var keys = routes.MapApi("/keys").WithTags("Venues").RequireAuthorization(Policies.Trader);
        keys.MapGet("/", ListKeys.HandleAsync);
        keys.MapPost("/", AddKey.HandleAsync).WithMetadata(new RateLimitMark(RateLimitRule.SignIn));
        keys.MapPost("/{id:guid}/test", TestKey.HandleAsync).WithMetadata(new RateLimitMark(RateLimitRule.SignIn));
        keys.MapDelete("/{id:guid}", DeleteKey.HandleAsync);
    }
}
