using Microsoft.AspNetCore.Http.HttpResults;

namespace Plimsoll.Features.SignIn;

/// <summary>Ends the caller's sign-in at once, on the server as in the browser.</summary>
internal static class LogOut
{
    public static async Task<NoContent> HandleAsync(CurrentUser user, SignIns signIns, HttpContext context)
    {
        await signIns.EndAsync(user.SignInId);
        SignInCookie.Delete(context);
        return TypedResults.NoContent();
    }
}
