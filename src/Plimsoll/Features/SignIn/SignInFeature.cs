using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Plimsoll.Api;
using Plimsoll.Storage;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.SignIn;

/// <summary>Signing in and out, and what every other slice builds on: <see cref="CurrentUser"/>, policies.</summary>
internal static class SignInFeature
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<PlimsollUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRules.MinLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddPasswordValidator<PasswordRules>()
            .AddEntityFrameworkStores<PlimsollContext>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordRules.Iterations);
        services.AddAuthentication(SignInHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SignInHandler>(SignInHandler.Scheme, null);
        services.AddAuthorization(Policies.Configure);
        services.AddSingleton<EndedSignIns>();
        services.AddSingleton<KnownSignIns>();
        services.AddSingleton<SignInLockout>();
        services.AddScoped<SignIns>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<ChangePassword.Services>();
    }

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapApi("/auth").WithTags("Sign-in");
        auth.MapPost("/login", LogIn.HandleAsync).AllowAnonymous()
            .WithMetadata(new RateLimitMark(RateLimitRule.SignIn));
        auth.MapPost("/logout", LogOut.HandleAsync);
        auth.MapGet("/me", WhoAmI.HandleAsync);
        auth.MapGet("/csrf", GetCsrfToken.Handle).WithMetadata(new WithoutDatabase());
        auth.MapPost("/password", ChangePassword.HandleAsync).WithMetadata(new RateLimitMark(RateLimitRule.SignIn));
    }
}
