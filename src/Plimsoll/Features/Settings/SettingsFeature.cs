using Plimsoll.Api;

namespace Plimsoll.Features.Settings;

/// <summary>What is set, and what nobody can set.</summary>
internal static class SettingsFeature
{
    public static void AddSettings(this IServiceCollection services)
    {
    }

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapApi("/settings").WithTags("Settings");
        settings.MapGet("/constants", GetConstants.Handle);
    }
}
