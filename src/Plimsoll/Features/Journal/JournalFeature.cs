using Plimsoll.Api;

namespace Plimsoll.Features.Journal;

/// <summary>The journal: what happened, never changed.</summary>
internal static class JournalFeature
{
    public static void AddJournal(this IServiceCollection services)
    {
    }

    public static void MapJournal(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/journal").WithTags("Journal").MapGet("/entries", ListEntries.HandleAsync);
}
