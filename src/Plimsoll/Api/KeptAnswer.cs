using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Plimsoll.Api;

/// <summary>What a request that did something answered, to be answered again byte for byte.</summary>
internal sealed record KeptAnswer(int Status, string? Location, string? Json) : IResult
{
    /// <summary>Null for a refusal: it did nothing and may be asked again.</summary>
    public static KeptAnswer? Of(object? result)
    {
        while (result is INestedHttpResult nested)
            result = nested.Result;
        if (result is not IStatusCodeHttpResult { StatusCode: >= 200 and < 300 and var status })
            return null;
        var json = result is IValueHttpResult { Value: { } value }
            ? JsonSerializer.Serialize(value, value.GetType(), ApiJson.Options)
            : null;
        return new KeptAnswer(status, LocationOf(result), json);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Location is not null)
            response.Headers.Location = Location;
        if (Json is null)
            return Task.CompletedTask;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(Json, Encoding.UTF8, httpContext.RequestAborted);
    }

    // Created and Accepted have one each, without an interface in common.
    private static string? LocationOf(object result) =>
        result.GetType().GetProperty(nameof(Accepted.Location))?.GetValue(result) as string;
}
