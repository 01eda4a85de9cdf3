using System.Net;
using System.Text;

namespace Plimsoll.Venues.Tests.Binance;

/// <summary>Answers requests as a test has written them down; anything else is a test that is wrong.</summary>
internal sealed class ScriptedVenue : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<Func<HttpResponseMessage>>> _answers = [];

    /// <summary>Method, path and query of every request, in order.</summary>
    public List<string> Asked { get; } = [];

    public List<string?> Keys { get; } = [];

    /// <summary>The next answer to a request; the last one stays.</summary>
    public ScriptedVenue Answer(string request, string body, HttpStatusCode status = HttpStatusCode.OK) =>
        Answer(request, () => new HttpResponseMessage(status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        });

    public ScriptedVenue Answer(string request, Func<HttpResponseMessage> answer)
    {
        if (!_answers.TryGetValue(request, out var queue))
            _answers.Add(request, queue = new Queue<Func<HttpResponseMessage>>());
        queue.Enqueue(answer);
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        Asked.Add($"{request.Method} {uri.PathAndQuery}");
        Keys.Add(request.Headers.TryGetValues("X-MBX-APIKEY", out var keys) ? keys.Single() : null);
        var name = $"{request.Method} {uri.AbsolutePath}";
        if (!_answers.TryGetValue(name, out var queue))
            throw new InvalidOperationException($"nobody wrote down an answer to {name}");
        return Task.FromResult(queue.Count > 1 ? queue.Dequeue()() : queue.Peek()());
    }
}
