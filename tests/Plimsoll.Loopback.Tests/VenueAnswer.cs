using System.Net;
using System.Text.Json;

namespace Plimsoll.Loopback.Tests;

/// <summary>What the venue said.</summary>
internal sealed record VenueAnswer(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Message)
{
    /// <summary>0 where the answer is no error.</summary>
    public int Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("msg", out _)
        ? Body.GetProperty("code").GetInt32()
        : 0;

    public JsonElement this[string name] => Body.GetProperty(name);

    /// <summary>The body of an answer that has to be good.</summary>
    public JsonElement Ok()
    {
        Status.ShouldBe(HttpStatusCode.OK, Body.ToString());
        return Body;
    }

    public string Header(string name) => string.Join(',', Message.Headers.GetValues(name));
}
