using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Identity;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Api;

public sealed partial class EndpointTests(SetUpServer server) : IClassFixture<SetUpServer>
{
    // Whoever opens a new endpoint to strangers writes it here too, and so has to think twice.
    private static readonly string[] OpenToStrangers =
    [
        "GET /api/v1/setup/",
        "POST /api/v1/setup/",
        "POST /api/v1/auth/login",
        "GET /health/",
        "GET /health/live",
        "GET /health/ready",
    ];

    [Fact]
    public void Only_the_listed_endpoints_are_open_to_strangers() =>
        Endpoints().Where(endpoint => endpoint.IsOpen).Select(endpoint => endpoint.Name)
            .ShouldBe(OpenToStrangers, ignoreOrder: true);

    [Fact]
    public async Task Every_other_endpoint_answers_a_stranger_with_401()
    {
        using var stranger = server.NewBrowser();
        foreach (var endpoint in Endpoints().Where(endpoint => !endpoint.IsOpen && !IsForLoopback(endpoint)))
        {
            var answer = await stranger.SendAsync(new HttpMethod(endpoint.Method), endpoint.Example, null);

            answer.Status.ShouldBe(HttpStatusCode.Unauthorized, endpoint.Name);
            if (endpoint.Method != "HEAD")
                answer.Code.ShouldBe("auth.sign_in_required", endpoint.Name);
        }
    }

    [Theory]
    [InlineData(UserRole.Viewer, Policies.Trader, Policies.Admin)]
    [InlineData(UserRole.Trader, Policies.Admin)]
    public async Task A_role_is_refused_what_only_stronger_ones_may(string role, params string[] stronger)
    {
        using var browser = await server.AddUserAsync(role);
        foreach (var endpoint in Endpoints().Where(endpoint => endpoint.Policies.Intersect(stronger).Any()))
        {
            var answer = await browser.SendAsync(new HttpMethod(endpoint.Method), endpoint.Example, null);

            answer.Status.ShouldBe(HttpStatusCode.Forbidden, endpoint.Name);
            answer.Code.ShouldBe("auth.forbidden", endpoint.Name);
        }
    }

    // Open on the machine itself, where the tests run, and closed to everybody else but administrators.
    private static bool IsForLoopback(Listed endpoint) =>
        endpoint.Path.StartsWith("/openapi/", StringComparison.Ordinal);

    private IEnumerable<Listed> Endpoints() =>
        from endpoint in server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        let rules = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
        let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        select new Listed(method, path, isOpen, [.. rules.Select(rule => rule.Policy ?? "")]);

    private sealed partial record Listed(string Method, string Path, bool IsOpen, IReadOnlyList<string> Policies)
    {
        public string Name => $"{Method} {Path}";

        /// <summary>The path with something in the place of its values.</summary>
        public string Example =>
            Values().Replace(Path, value => value.Value.EndsWith(":int}") ? "1" : Guid.Empty.ToString());

        [GeneratedRegex(@"\{[^}]*\}")]
        private static partial Regex Values();
    }
}
