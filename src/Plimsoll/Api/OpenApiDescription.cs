using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Plimsoll.Core.Market;
using Plimsoll.Features.Setup;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Api;

/// <summary>The OpenAPI document, from which the page's types are generated.</summary>
internal static class OpenApiDescription
{
    public const string Name = "v1";

    private const string ProblemId = "Problem";

    private const string Policy = "openapi";

    public static void Add(IServiceCollection services)
    {
        services.AddOpenApi(Name, options =>
        {
            options.CreateSchemaReferenceId = SchemaId;
            options.AddSchemaTransformer((schema, context, _) =>
            {
                DescribeScalar(schema, context.JsonTypeInfo.Type);
                DescribeItems(schema, context.JsonTypeInfo.ElementType);
                DescribeValues(schema, context.JsonTypeInfo);
                return Task.CompletedTask;
            });
            options.AddDocumentTransformer(async (document, context, stop) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Plimsoll",
                    Version = Name,
                    Description = "Decimals travel as strings with every digit kept; times are UTC with a Z.",
                };
                document.Servers = [];
                var problem = await context.GetOrCreateSchemaAsync(typeof(Problem), null, stop);
                document.AddComponent(ProblemId, problem);
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                DescribeProblems(operation, context.Document!);
                DescribeQueryNames(operation);
                if (context.Description.HttpMethod == HttpMethods.Post)
                    DescribeKey(operation);
                return Task.CompletedTask;
            });
        });
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy
            .AddAuthenticationSchemes(SignInHandler.Scheme)
            .RequireAssertion(caller =>
                caller.User.HasClaim(SignInClaims.Role, UserRole.Admin)
                || (caller.Resource is HttpContext context && IsLoopback(context))));
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOpenApi().RequireAuthorization(Policy).OpenBeforeSetup();

    // A proxy on this machine forwards for strangers; it says so.
    private static bool IsLoopback(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For");

    /// <summary>Request and Answer are nested in their use case, whose name tells them apart.</summary>
    private static string? SchemaId(JsonTypeInfo type)
    {
        var id = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return id is not null && type.Type is { IsNested: true, DeclaringType: { } useCase } ? useCase.Name + id : id;
    }

    private static void DescribeScalar(OpenApiSchema schema, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        var isNullable = target != type;
        if (target == typeof(decimal) || target == typeof(Money))
            Become(schema, isNullable, JsonSchemaType.String, "decimal");
        else if (target == typeof(double))
            Become(schema, isNullable, JsonSchemaType.Number, "double");
        else if (target == typeof(DateTimeOffset) || target == typeof(Timestamp))
            Become(schema, isNullable, JsonSchemaType.String, "date-time");
        else if (target == typeof(JsonNode))
            schema.Type = null;
    }

    // The generator leaves items out that are values and may be null.
    private static void DescribeItems(OpenApiSchema schema, Type? element)
    {
        if (schema.Items is null && element is not null && Nullable.GetUnderlyingType(element) is not null)
        {
            var item = new OpenApiSchema();
            DescribeScalar(item, element);
            schema.Items = item;
        }
    }

    // The generator leaves out what a map holds where that is a decimal: it does not know that those travel as strings.
    private static void DescribeValues(OpenApiSchema schema, JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Dictionary || type.ElementType is null || schema.AdditionalProperties is not null)
            return;
        var value = new OpenApiSchema();
        DescribeScalar(value, type.ElementType);
        schema.AdditionalProperties = value;
    }

    private static void Become(OpenApiSchema schema, bool isNullable, JsonSchemaType type, string format)
    {
        schema.Type = isNullable ? type | JsonSchemaType.Null : type;
        schema.Format = format;
        schema.Pattern = null;
        schema.Properties?.Clear();
        schema.Required?.Clear();
    }

    // Query names bind whatever their case; they are written like the fields of a body.
    private static void DescribeQueryNames(OpenApiOperation operation)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            if (parameter.In == ParameterLocation.Query)
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
    }

    private static void DescribeKey(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotencyFilter.Header,
            In = ParameterLocation.Header,
            Description = "The same key with the same body acts once; kept for 24 hours.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MinLength = 1,
                MaxLength = IdempotencyFilter.MaxKeyLength,
            },
        });
    }

    private static void DescribeProblems(OpenApiOperation operation, OpenApiDocument document)
    {
        var answer = new OpenApiResponse
        {
            Description = "What went wrong, with a stable code.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ApiProblem.ContentType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(ProblemId, document),
                },
            },
        };
        operation.Responses ??= [];
        operation.Responses["default"] = answer;
    }

    /// <summary>The form of every error, for the document only; <see cref="ApiProblem"/> writes it.</summary>
    private sealed record Problem(
        string Type, string Title, int Status, string Detail, string Code, string RequestId)
    {
        public IReadOnlyList<FieldProblem>? Errors { get; init; }

        public int? RetryAfterSeconds { get; init; }

        /// <summary>With <see cref="Line"/> and <see cref="Reason"/>: what is wrong in a file that was sent.</summary>
        public string? File { get; init; }

        public long? Line { get; init; }

        public string? Reason { get; init; }
    }
}
