using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Plimsoll.Api;

/// <summary>
/// A JSON request body as a handler parameter. Before the handler runs, everything wrong with its form (unknown,
/// missing and unreadable fields) has been found together and answered; the handler checks only what the fields mean.
/// </summary>
internal sealed class Body<T> : IBody, IEndpointParameterMetadataProvider
    where T : notnull
{
    private Body(T value) => Value = value;

    public T Value { get; }

    object IBody.Content => Value;

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var options = context.RequestServices
            .GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        if (!context.Request.HasJsonContentType())
            throw new BadHttpRequestException("A JSON body is needed.", StatusCodes.Status415UnsupportedMediaType);
        using var document = await ReadAsync(context, options);
        var problems = new FieldProblems();
        JsonShape.Check(document.RootElement, options.GetTypeInfo(typeof(T)), problems);
        if (problems.Any)
            throw new ProblemException(problems.ToProblem());
        try
        {
            return new Body<T>(document.RootElement.Deserialize<T>(options)!);
        }
        catch (JsonException exception)
        {
            problems.Add(JsonShape.Unreadable(exception));
            throw new ProblemException(problems.ToProblem());
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    private static async Task<JsonDocument> ReadAsync(HttpContext context, JsonSerializerOptions options)
    {
        try
        {
            var limits = new JsonDocumentOptions { MaxDepth = options.MaxDepth, AllowDuplicateProperties = false };
            return await JsonDocument.ParseAsync(context.Request.Body, limits, context.RequestAborted);
        }
        catch (JsonException exception)
        {
            throw new ProblemException(new ApiProblem(
                StatusCodes.Status400BadRequest,
                "request.body",
                $"The body is not well-formed JSON (line {exception.LineNumber + 1})."));
        }
    }
}
