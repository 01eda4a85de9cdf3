using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage;

namespace Plimsoll.Features.SignIn;

/// <summary>Tells the page who is signed in.</summary>
internal static class WhoAmI
{
    public static async Task<Ok<SignedInUser>> HandleAsync(
        CurrentUser user, PlimsollContext database, CancellationToken stop) =>
        TypedResults.Ok(SignedInUser.From(
            await database.Users.AsNoTracking().SingleAsync(row => row.Id == user.Id, stop)));
}
