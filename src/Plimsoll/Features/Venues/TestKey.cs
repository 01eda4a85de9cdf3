using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Keys;

namespace Plimsoll.Features.Venues;

/// <summary>Asks the venue about a key again.</summary>
internal static class TestKey
{
    public static async Task<Results<Ok<VenueKeyView>, ApiProblem>> HandleAsync(
        Guid id, CurrentUser user, [AsParameters] Services services, HttpContext context)
    {
        if (await services.Store.FindAsync(user.Id, id, context.RequestAborted) is not { } key)
            return NotFound();
        var tested = await services.Entry.TestAsync(key, RequestAudit.Of(user, context), context.RequestAborted);
        return TypedResults.Ok(VenueKeyView.From(tested, services.Venues));
    }

    public static ApiProblem NotFound() => ApiProblem.NotFound("key.not_found", "There is no such key.");

    internal sealed record Services(VenueKeyStore Store, KeyEntry Entry, IVenueDirectory Venues);
}
