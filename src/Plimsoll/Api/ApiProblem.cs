using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Plimsoll.Api;

/// <summary>
/// Every error the API answers: RFC 9457 problem details with a stable <c>code</c>. Handlers return it like any result;
/// members beyond the standard ones (limit, value, blockers) go into <see cref="Members"/>.
/// </summary>
internal sealed record ApiProblem(int Status, string Code, string Detail) : IResult
{
    public const string ContentType = "application/problem+json";

    public IReadOnlyList<FieldProblem> Errors { get; init; } = [];

    /// <summary>When to try again: the header, and the member of the same meaning.</summary>
    public int? RetryAfterSeconds { get; init; }

    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>();

    public static ApiProblem NotFound(string code, string detail) => new(StatusCodes.Status404NotFound, code, detail);

    public static ApiProblem Conflict(string code, string detail) => new(StatusCodes.Status409Conflict, code, detail);

    public static ApiProblem Refused(string code, string detail) =>
        new(StatusCodes.Status422UnprocessableEntity, code, detail);

    public static ApiProblem Forbidden(string code, string detail) => new(StatusCodes.Status403Forbidden, code, detail);

    public static ApiProblem Unauthorized(string code, string detail) =>
        new(StatusCodes.Status401Unauthorized, code, detail);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.Headers.CacheControl = "no-store";
        if (RetryAfterSeconds is { } seconds)
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var options = httpContext.RequestServices
            .GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        return httpContext.Response.WriteAsJsonAsync(
            ToJson(httpContext.TraceIdentifier, options), options, ContentType, httpContext.RequestAborted);
    }

    public JsonObject ToJson(string? requestId, JsonSerializerOptions options)
    {
        var json = new JsonObject
        {
            ["type"] = $"https://plimsoll.local/errors/{Code}",
            ["title"] = ReasonPhrases.GetReasonPhrase(Status),
            ["status"] = Status,
            ["detail"] = Detail,
            ["code"] = Code,
        };
        if (requestId is not null)
            json["requestId"] = requestId;
        if (RetryAfterSeconds is { } seconds)
            json["retryAfterSeconds"] = seconds;
        foreach (var (name, value) in Members)
            json[name] = JsonSerializer.SerializeToNode(value, options);
        if (Errors.Count > 0)
            json["errors"] = JsonSerializer.SerializeToNode(Errors, options);
        return json;
    }
}
