using System.Net;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Features.SignIn;
using Plimsoll.Server;

namespace Plimsoll.Commands;

/// <summary>
/// The running server as its users reach it: an account has one writer, so a command that acts asks that one, signed in
/// with the user's own password. Speaks to this machine only, whatever a proxy setting says.
/// </summary>
internal sealed class ServerClient : IDisposable
{
    /// <summary>The request was on its way when the connection broke.</summary>
    public const string ConnectionLost = "server.connection_lost";

    /// <summary>The request was sent and nobody answered in time.</summary>
    public const string Timeout = "server.timeout";

    // Longer than the server takes for any answer: a command that gave up does not know what was done.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly Uri _address;

    private ServerClient(Uri address)
    {
        _address = address;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        _http = new HttpClient(handler) { BaseAddress = address, Timeout = Patience };
    }

    /// <exception cref="PlimsollException">It is no address of this machine.</exception>
    public static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" && address.IsLoopback
            ? address
            : throw new PlimsollException(
                FailureKind.BadInput, "command.invalid",
                $"--server: '{text}' is no address of this machine like {ServerSettings.DefaultUrls}.");

    public static async Task<ServerClient> SignInAsync(
        Uri address, string email, string password, CancellationToken stop)
    {
        var client = new ServerClient(address);
        try
        {
            await client.PostAsync("/auth/login", new LogIn.Request(email, password), stop);
            var csrf = await client.SendAsync(HttpMethod.Get, "/auth/csrf", null, stop);
            client._http.DefaultRequestHeaders.Add(CsrfToken.Header, csrf.GetProperty("token").GetString());
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Ends the sign-in: a command leaves nothing open behind it.</summary>
    public Task SignOutAsync(CancellationToken stop) => PostAsync("/auth/logout", new { }, stop);

    /// <returns>The answer's body; undefined where it has none.</returns>
    /// <exception cref="PlimsollException">The server's own code, or that it does not answer.</exception>
    public Task<JsonElement> PostAsync<T>(string path, T body, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body, options: ApiJson.Options), stop);

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendAsync(
        HttpMethod method, string path, HttpContent? content, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(method, $"{ApiRoutes.Prefix}{path}") { Content = content };
            using var answer = await _http.SendAsync(request, stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            var body = text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
            return answer.IsSuccessStatusCode ? body : throw Refusal(answer.StatusCode, body);
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            throw new PlimsollException(
                FailureKind.Unavailable, Timeout,
                $"The server at {_address} did not answer within {Patience}. It may have been done: look first.", late);
        }
        catch (HttpRequestException broken) when (MayHaveBeenSent(broken))
        {
            throw new PlimsollException(
                FailureKind.Unavailable, ConnectionLost,
                $"The connection to the server at {_address} broke before it answered. It may have been done: look first.",
                broken);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException)
        {
            throw new PlimsollException(
                FailureKind.StateConflict, "server.not_running",
                $"No server of this program answers at {_address}: start it, or say --server.", failure);
        }
    }

    // Whoever was never reached was asked nothing.
    private static bool MayHaveBeenSent(HttpRequestException failure) => failure.HttpRequestError
        is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError);

    private static PlimsollException Refusal(HttpStatusCode status, JsonElement problem) => new(
        status switch
        {
            HttpStatusCode.Conflict => FailureKind.StateConflict,
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout => FailureKind.Unavailable,
            < HttpStatusCode.InternalServerError => FailureKind.BadInput,
            _ => FailureKind.Failed,
        },
        problem.GetProperty("code").GetString()!,
        problem.GetProperty("detail").GetString()!);
}
