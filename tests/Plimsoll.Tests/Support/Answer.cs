using System.Net;
using System.Text.Json;

namespace Plimsoll.Tests.Support;

/// <summary>What the server answered, read completely.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseMessage Response)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>The stable code of a problem.</summary>
    public string Code => Json.GetProperty("code").GetString()!;

    /// <summary><c>field code</c> of every problem of a field.</summary>
    public IReadOnlyList<string> Fields =>
    [
        .. Json.GetProperty("errors").EnumerateArray()
            .Select(error => $"{error.GetProperty("field")} {error.GetProperty("code")}"),
    ];

    public string Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : "";
}
