using Microsoft.AspNetCore.Authorization;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.SignIn;

/// <summary>Who may call an endpoint; each role includes the weaker ones. No policy means any signed-in user.</summary>
internal static class Policies
{
    public const string Viewer = "viewer";
    public const string Trader = "trader";
    public const string Admin = "admin";

    public static void Configure(AuthorizationOptions options)
    {
        var signedIn = new AuthorizationPolicyBuilder(SignInHandler.Scheme).RequireAuthenticatedUser().Build();
        options.DefaultPolicy = signedIn;
        // An endpoint that says nothing is closed, not open.
        options.FallbackPolicy = signedIn;
        options.AddPolicy(Viewer, From(UserRole.Viewer));
        options.AddPolicy(Trader, From(UserRole.Trader));
        options.AddPolicy(Admin, From(UserRole.Admin));
    }

    private static AuthorizationPolicy From(string weakest) =>
        new AuthorizationPolicyBuilder(SignInHandler.Scheme)
            .RequireAuthenticatedUser()
            .RequireClaim(SignInClaims.Role, UserRole.All.SkipWhile(role => role != weakest))
            .Build();
}
