using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Indicators;
using Plimsoll.Features.Hub;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Indicators;

/// <summary>The catalog of indicators, their values, and the users' variants.</summary>
internal static class IndicatorsFeature
{
    public static void AddIndicators(this IServiceCollection services)
    {
        services.AddSingleton<IndicatorSeries>();
        services.AddSingleton<Variants>();
        services.AddSingleton<LiveTopics>();
        services.AddSingleton<IMarketWatcher>(provider => provider.GetRequiredService<LiveTopics>());
        services.AddSingleton<LiveIndicators>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveIndicators>());
        services.AddHubTopic(HubTopic.ForEveryone(LiveIndicators.Family) with
        {
            LatestWinsEvery = TimeSpan.FromMilliseconds(250),
            Begin = BeginAsync,
        });
    }

    private static async ValueTask<string?> BeginAsync(TopicRequest request)
    {
        var (wanted, code) = await LiveTopic.ReadAsync(request, request.Services.GetRequiredService<Variants>());
        return wanted is null
            ? code
            : await request.Services.GetRequiredService<LiveIndicators>().BeginAsync(request.Topic, wanted, request.Stop);
    }

    public static void MapIndicators(this IEndpointRouteBuilder routes)
    {
        var indicators = routes.MapApi("/indicators").WithTags("Indicators");
        indicators.MapGet("/", Catalog);
        indicators.MapGet("/catalog", Catalog);
        indicators.MapGet("/{kind}", FindKind);
        indicators.MapGet("/values", GetIndicatorValues.HandleAsync);
        indicators.MapPost("/preview", PreviewIndicator.HandleAsync);
        var variants = indicators.MapGroup("/variants");
        variants.MapGet("/", ListVariantsAsync);
        variants.MapGet("/{id:guid}", FindVariantAsync);
        variants.MapGet("/{id:guid}/versions", VersionsAsync);
        var acting = variants.MapGroup("").RequireAuthorization(Policies.Trader);
        acting.MapPost("/", CreateVariant.HandleAsync);
        acting.MapPut("/{id:guid}", EditVariant.HandleAsync);
        acting.MapDelete("/{id:guid}", DeleteVariantAsync);
    }

    private static Ok<Page<IndicatorKindView>> Catalog() =>
        TypedResults.Ok(new Page<IndicatorKindView>(IndicatorKindView.All, null, IndicatorKindView.All.Count));

    private static Results<Ok<IndicatorKindView>, ApiProblem> FindKind(string kind) =>
        IndicatorKindView.All.FirstOrDefault(one => one.Name == kind) is { } known
            ? TypedResults.Ok(known)
            : ApiProblem.NotFound(IndicatorException.UnknownKind, "There is no such kind of indicator.");

    private static async Task<Ok<Page<VariantView>>> ListVariantsAsync(
        CurrentUser user, Variants variants, CancellationToken stop) =>
        TypedResults.Ok(PageOf(await variants.ListAsync(user.Id, stop)));

    private static async Task<Results<Ok<VariantView>, ApiProblem>> FindVariantAsync(
        Guid id, CurrentUser user, Variants variants, CancellationToken stop) =>
        await variants.FindAsync(user.Id, id, stop) is { } variant
            ? TypedResults.Ok(VariantView.From(variant))
            : Variants.NotFound(id);

    private static async Task<Results<Ok<Page<VariantView>>, ApiProblem>> VersionsAsync(
        Guid id, CurrentUser user, Variants variants, CancellationToken stop)
    {
        var versions = await variants.VersionsAsync(user.Id, id, stop);
        return versions.Count > 0 ? TypedResults.Ok(PageOf(versions)) : Variants.NotFound(id);
    }

    private static async Task<Results<NoContent, ApiProblem>> DeleteVariantAsync(
        Guid id, CurrentUser user, Variants variants, CancellationToken stop) =>
        await variants.DeleteAsync(user.Id, id, stop) is { } problem ? problem : TypedResults.NoContent();

    private static Page<VariantView> PageOf(IReadOnlyList<Variant> variants) =>
        new([.. variants.Select(VariantView.From)], null, variants.Count);
}
