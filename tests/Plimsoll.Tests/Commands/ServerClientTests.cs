using System.Net;
using System.Net.Sockets;
using System.Text;
using Plimsoll.Commands;
using Plimsoll.Failures;

namespace Plimsoll.Tests.Commands;

/// <summary>What a command says that asked the running server and did not hear the end.</summary>
public sealed class ServerClientTests
{
    private const string Signed = "{\"token\":\"t\"}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_breaks_behind_the_request_leaves_it_open_what_was_done()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var asked = AnswerAsync(server, Signed, Signed, null);
        using var client = await SignInAsync(server);

        var failure = await Should.ThrowAsync<PlimsollException>(client.PostAsync("/do", new { }, Stop));

        (failure.Code, failure.Kind).ShouldBe(("server.connection_lost", FailureKind.Unavailable));
        failure.Message.ShouldContain("may have been done");
        (await asked).ShouldStartWith("POST /api/v1/do");
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_asked()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var asked = AnswerAsync(server, Signed, Signed);
        using var client = await SignInAsync(server);
        await asked;
        server.Stop();

        var failure = await Should.ThrowAsync<PlimsollException>(client.PostAsync("/do", new { }, Stop));

        (failure.Code, failure.Kind).ShouldBe(("server.not_running", FailureKind.StateConflict));
    }

    private static Task<ServerClient> SignInAsync(TcpListener server) => ServerClient.SignInAsync(
        new Uri($"http://{server.LocalEndpoint}"), "ann@example.org", "a pass phrase", Stop);

    /// <summary>Answers one request a connection, or breaks it off; gives back the last request.</summary>
    private static async Task<string> AnswerAsync(TcpListener server, params string?[] answers)
    {
        var request = "";
        foreach (var answer in answers)
        {
            using var connection = await server.AcceptTcpClientAsync(Stop);
            request = await ReadAsync(connection.GetStream());
            if (answer is not null)
                await connection.GetStream().WriteAsync(
                    Encoding.ASCII.GetBytes(
                        $"HTTP/1.1 200 OK\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n{answer}"),
                    Stop);
        }

        return request;
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var (text, buffer) = (new StringBuilder(), new byte[4_096]);
        while (!IsWhole(text.ToString()))
        {
            var count = await stream.ReadAsync(buffer, Stop);
            if (count == 0)
                throw new EndOfStreamException("the request ends in its middle");
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    // A request with a body names its length, or ends with an empty chunk.
    private static bool IsWhole(string text)
    {
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
            return false;
        if (text.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal))
            return text.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
        var length = text.IndexOf("Content-Length: ", StringComparison.Ordinal);
        return length < 0 || text.Length - head - 4 >= int.Parse(
            text[(length + 16)..text.IndexOf('\r', length)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
