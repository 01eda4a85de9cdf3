using Plimsoll.Api;
using Plimsoll.Features.Data;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Events;

/// <summary>Economic events: each user's calendar, and what accounts do around them.</summary>
internal static class EventsFeature
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<CalendarTeller>();
        services.AddHostedService(provider => provider.GetRequiredService<CalendarTeller>());
    }

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapApi("/data/events").WithTags("Events");
        events.MapGet("", ListEvents.HandleAsync);
        events.MapPost("", EnterEvent.AddAsync).RequireAuthorization(Policies.Trader);
        events.MapPut("/{id:guid}", EnterEvent.ChangeAsync).RequireAuthorization(Policies.Trader);
        events.MapDelete("/{id:guid}", EnterEvent.DeleteAsync).RequireAuthorization(Policies.Trader);
        events.MapPost("/import", ImportEvents.HandleAsync).RequireAuthorization(Policies.Trader).TakesFile();
        var rules = routes.MapApi("/data/blackout-rules").WithTags("Events");
        rules.MapGet("", BlackoutRules.GetAsync);
        rules.MapPut("", BlackoutRules.SetAsync).RequireAuthorization(Policies.Trader);
    }
}
