using System.Text.Json;
using Plimsoll.Commands;

namespace Plimsoll.Tests.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_is_made_without_a_database_and_names_every_error()
    {
        var output = new StringWriter();

        (await CommandLineProgram.RunAsync(["openapi"], output, TextWriter.Null)).ShouldBe(0);

        var document = JsonSerializer.Deserialize<JsonElement>(output.ToString());
        document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ShouldContain("/api/v1/auth/login");
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
                operation.Value.GetProperty("responses").GetProperty("default").GetProperty("content")
                    .GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString()
                    .ShouldBe("#/components/schemas/Problem");
        }
        var problem = document.GetProperty("components").GetProperty("schemas").GetProperty("Problem");
        problem.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldContain("code");
    }

    [Fact]
    public async Task Request_bodies_are_described()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(
            await OpenApiCommand.DescribeAsync(TestContext.Current.CancellationToken));

        document.GetProperty("paths").GetProperty("/api/v1/auth/login").GetProperty("post").GetProperty("requestBody")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref")
            .GetString()
            .ShouldBe("#/components/schemas/LogInRequest");
    }
}
