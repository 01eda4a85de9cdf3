using Microsoft.OpenApi;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Data;

/// <summary>Datasets: bars by name that backtests run on. Recordings: what strategies are told beside them.</summary>
internal static class DataFeature
{
    /// <summary>Where sessions of ticks are.</summary>
    public const string Sessions = ApiRoutes.Prefix + SessionsArea;

    /// <summary>The same behind the prefix.</summary>
    public const string SessionsArea = "/data-collection/sessions";

    public static void AddData(this IServiceCollection services)
    {
        services.AddSingleton(new ImportOptions());
        services.AddSingleton<Upload>();
        services.AddSingleton<ImportPlaces>();
        services.AddSingleton<DatasetImport>();
        services.AddSingleton<RecordingImport>();
        services.AddSingleton<TradesImport>();
        services.AddSingleton<ImportDataset>();
        services.AddSingleton<SyntheticDataset>();
        services.AddSingleton<DatasetLookup>();
        services.AddSingleton<DataExport>();
        services.AddHostedService<SampleDatasets>();
    }

    public static void MapData(this IEndpointRouteBuilder routes)
    {
        var data = routes.MapApi("/data").WithTags("Data");
        data.MapGet("/datasets", ListDatasets.HandleAsync);
        data.MapGet("/datasets/{id}", GetDataset.HandleAsync);
        data.MapGet("/datasets/{id}/candles", GetDatasetCandles.HandleAsync);
        data.MapGet("/datasets/{id}/export", ExportDataset.HandleAsync).GivesFile();
        data.MapDelete("/datasets/{id}", DeleteDataset.HandleAsync).RequireAuthorization(Policies.Trader);
        data.MapPost("/import", ImportDataset.HandleAsync).RequireAuthorization(Policies.Trader).TakesFile();
        data.MapGet("/recordings", Recordings.ListAsync);
        data.MapGet("/recordings/{id}", Recordings.GetAsync);
        data.MapDelete("/recordings/{id}", Recordings.DeleteAsync).RequireAuthorization(Policies.Trader);
        data.MapPost("/recordings", ImportRecording.HandleAsync).RequireAuthorization(Policies.Trader).TakesFile();
        data.MapPost("/import/trades", ImportTrades.HandleAsync).RequireAuthorization(Policies.Trader).TakesFile();
        data.MapPost("/import/preview", PreviewImport.HandleAsync).RequireAuthorization(Policies.Trader).TakesFile();
        MapSessions(routes);
    }

    private static void MapSessions(IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapApi(SessionsArea).WithTags("Data");
        sessions.MapGet("", Data.Sessions.ListAsync);
        sessions.MapGet("/{id}", Data.Sessions.GetAsync);
        sessions.MapGet("/{id}/export", ExportSession.HandleAsync).GivesFile();
        sessions.MapPatch("/{id}", Data.Sessions.RenameAsync).RequireAuthorization(Policies.Trader);
        sessions.MapDelete("/{id}", Data.Sessions.DeleteAsync).RequireAuthorization(Policies.Trader);
    }

    private static void GivesFile(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<string>(StatusCodes.Status200OK, ExportFile.MediaType);

    // The handlers read the body themselves, so nothing else tells the document that there is one.
    internal static void TakesFile(this RouteHandlerBuilder endpoint) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = Upload.MediaTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = file }),
            };
            return Task.CompletedTask;
        });
}
