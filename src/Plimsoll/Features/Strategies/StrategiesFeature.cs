using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Strategies;

/// <summary>Strategies: the built-in ones, and those that users build of conditions.</summary>
internal static class StrategiesFeature
{
    private static readonly Lazy<JsonElement> Schema = new(ReadSchema);

    public static void AddStrategies(this IServiceCollection services)
    {
        services.AddSingleton<PreviewStrategy>();
        services.AddSingleton<AnalyzeStrategies>();
        services.AddScoped<ActivateStrategy>();
    }

    public static void MapStrategies(this IEndpointRouteBuilder routes)
    {
        var strategies = routes.MapApi("/strategies").WithTags("Strategies");
        strategies.MapGet("/", ListAsync);
        strategies.MapGet("/schema", () => TypedResults.Ok(Schema.Value));
        strategies.MapGet("/presets", Presets);
        strategies.MapGet("/{name}", FindAsync);
        strategies.MapPost("/analyze/{instrument}", AnalyzeStrategies.HandleAsync);
        strategies.MapPost("/validate", ValidateStrategy.HandleAsync);
        strategies.MapPost("/preview", PreviewStrategy.HandleAsync);

        var own = routes.MapApi("/rule-strategies").WithTags("Strategies");
        own.MapGet("/", ManageStrategies.ListAsync);
        own.MapGet("/presets", Presets);
        own.MapGet("/{id:guid}", ManageStrategies.FindAsync);
        own.MapPost("/{id:guid}/preview", PreviewStrategy.OfSavedAsync);
        own.MapGet("/{id:guid}/versions", ManageStrategies.VersionsAsync);
        own.MapGet("/{id:guid}/versions/{version:int}", ManageStrategies.FindVersionAsync);
        own.MapGet("/{id:guid}/diff", ManageStrategies.DiffAsync);
        own.MapGet("/{id:guid}/export", ManageStrategies.ExportAsync);
        var acting = own.MapGroup("").RequireAuthorization(Policies.Trader);
        acting.MapPost("/", SaveStrategy.CreateAsync);
        acting.MapPut("/{id:guid}", SaveStrategy.UpdateAsync);
        acting.MapDelete("/{id:guid}", ManageStrategies.DeleteAsync);
        acting.MapPost("/{id:guid}/restore", ManageStrategies.RestoreAsync);
        acting.MapPost("/{id:guid}/copy", SaveStrategy.CopyAsync);
        acting.MapPost("/{id:guid}/activate", ActivateStrategy.HandleAsync);
        acting.MapPost("/{id:guid}/deactivate", ActivateStrategy.EndAsync);
        acting.MapPost("/{id:guid}/versions/{version:int}/restore", SaveStrategy.RestoreVersionAsync);
    }

    private static Ok<Page<PresetView>> Presets() => TypedResults.Ok(new Page<PresetView>(PresetView.All, null));

    private static async Task<Ok<Page<StrategyView>>> ListAsync([AsParameters] StrategyCall call) =>
        TypedResults.Ok(new Page<StrategyView>(
            await StrategyLookup.AllAsync(call.Database, call.User.Id, call.Stop), null));

    private static async Task<Results<Ok<StrategyView>, ApiProblem>> FindAsync(
        string name, [AsParameters] StrategyCall call) =>
        await StrategyLookup.FindAsync(call.Database, call.User.Id, name, call.Stop) is { } definition
            ? TypedResults.Ok(StrategyView.From(definition))
            : StrategyCall.NotFound();

    private static JsonElement ReadSchema()
    {
        using var stream = typeof(StrategiesFeature).Assembly.GetManifestResourceStream("rule-strategy.schema.json")
            ?? throw new InvalidOperationException("the schema of rule strategies is not part of the program");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
