using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Plimsoll.Tests.Support;

/// <summary>A caller with cookies of its own; once signed in it sends the CSRF value, as the page does.</summary>
public sealed class Browser : IDisposable
{
    private const long MostUnasked = 64 * 1024;

    private readonly CookieContainer _cookies;
    private readonly HttpClient _client;

    public Browser(Uri address, CookieContainer? cookies = null)
    {
        _cookies = cookies ?? new CookieContainer();
        var handler = new SocketsHttpHandler
        {
            CookieContainer = _cookies,
            AllowAutoRedirect = false,
            Expect100ContinueTimeout = TimeSpan.FromMinutes(1),
        };
        _client = new HttpClient(handler) { BaseAddress = address };
    }

    public string? CsrfToken { get; set; }

    public string CookieHeader => _cookies.GetCookieHeader(_client.BaseAddress!);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> PostAsync(string path, object body) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    public Task<Answer> PostTextAsync(string path, string text, string mediaType = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue(mediaType)));

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (CsrfToken is not null)
            request.Headers.Add("X-CSRF-Token", CsrfToken);
        request.Headers.ExpectContinue = IsLarge(content);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, text, response);
    }

    // Asked first: a server closes on a body that it will not read, and may do so before a client has sent it all.
    private static bool IsLarge(HttpContent? content) =>
        content is not (null or JsonContent) && (content.Headers.ContentLength ?? long.MaxValue) > MostUnasked;

    public async Task<Answer> SignInAsync(string email, string password)
    {
        var answer = await PostAsync("/api/v1/auth/login", new { email, password, mode = "cookie" });
        if (answer.Status == HttpStatusCode.OK)
            await RenewCsrfTokenAsync();
        return answer;
    }

    public async Task RenewCsrfTokenAsync() =>
        CsrfToken = (await GetAsync("/api/v1/auth/csrf")).Json.GetProperty("token").GetString();

    /// <summary>The same cookies in other hands.</summary>
    public Browser Thief()
    {
        var stolen = new CookieContainer();
        stolen.SetCookies(_client.BaseAddress!, CookieHeader);
        return new Browser(_client.BaseAddress!, stolen) { CsrfToken = CsrfToken };
    }

    public void Dispose() => _client.Dispose();
}
