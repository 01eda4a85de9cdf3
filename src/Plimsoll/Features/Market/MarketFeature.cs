using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Hub;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Market;

/// <summary>Instruments, bars, and the simulated market's clock. The same for every user.</summary>
internal static class MarketFeature
{
    public static void AddMarket(this IServiceCollection services)
    {
        services.AddSingleton<MarketWatch>();
        services.AddSingleton<IMarketWatcher>(provider => provider.GetRequiredService<MarketWatch>());
        services.AddSingleton<RecentTicks>();
        services.AddSingleton<IMarketWatcher>(provider => provider.GetRequiredService<RecentTicks>());
        services.AddSingleton<MarketSeries>();
        services.AddHubTopic(HubTopic.ForEveryone(MarketWatch.Family));
        services.AddHubTopic(HubTopic.ForEveryone(MarketWatch.ClockTopic));
    }

    public static void MapMarket(this IEndpointRouteBuilder routes)
    {
        var data = routes.MapApi("/data").WithTags("Market");
        data.MapGet("/instruments", ListInstruments.HandleAsync);
        data.MapGet("/book", GetBook.Handle);
        data.MapGet("/candles", GetCandles.HandleAsync);
        data.MapGet("/synthetic", GetClock);
        data.MapPost("/synthetic", SetPace.Handle).RequireAuthorization(Policies.Trader);
    }

    private static Ok<SyntheticMarketView> GetClock(SimulatedMarketHost market, MarketOptions options) =>
        TypedResults.Ok(SyntheticMarketView.Of(market, options));
}
