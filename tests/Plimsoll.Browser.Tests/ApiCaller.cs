using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Plimsoll.Browser.Tests;

/// <summary>The administrator at the API, for what a test needs and is not about.</summary>
internal sealed class ApiCaller : IDisposable
{
    private const string ForgeryHeader = "X-CSRF-Token";

    private readonly HttpClient _client;

    private ApiCaller(Uri address, CookieContainer cookies)
    {
        _client = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = address };
        _client.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
    }

    public static async Task<ApiCaller> SignInAsync(PlimsollServer server)
    {
        var caller = new ApiCaller(server.Address, new CookieContainer());
        await caller.SendAsync(
            HttpMethod.Post,
            "auth/login",
            new { email = PlimsollServer.AdminEmail, password = PlimsollServer.AdminPassword, mode = "cookie" });
        return await caller.ProveAsync();
    }

    /// <summary>Speaks with a visitor's own sign-in, and leaves the visitor's browser as it is.</summary>
    public static async Task<ApiCaller> AsAsync(PlimsollServer server, Visitor visitor)
    {
        var cookies = new CookieContainer();
        foreach (var cookie in await visitor.Page.Context.CookiesAsync())
            cookies.Add(server.Address, new Cookie(cookie.Name, cookie.Value));
        return await new ApiCaller(server.Address, cookies).ProveAsync();
    }

    public void Dispose() => _client.Dispose();

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<JsonElement> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body);

    private async Task<ApiCaller> ProveAsync()
    {
        var token = (await GetAsync("auth/csrf")).GetProperty("token").GetString();
        _client.DefaultRequestHeaders.Add(ForgeryHeader, token);
        return this;
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
