using Microsoft.Extensions.DependencyInjection.Extensions;
using Plimsoll.Features.Setup;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Venues;
using Plimsoll.Server;
using Plimsoll.Venues;

namespace Plimsoll.Features.Trading;

/// <summary>The simulated market and the accounts that trade on it, for as long as the program runs.</summary>
internal static class TradingFeature
{
    // Enough for an indicator to be warm; the rest of the history is a sample.
    private const int LeastHistoryDays = 2;

    public static void AddTrading(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => Options(provider.GetRequiredService<ServerSettings>()));
        services.TryAddSingleton(provider => VenueSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton<InstalledVenues>();
        services.TryAddSingleton<IVenueFactory, VenueFactory>();
        services.TryAddSingleton<SimulatedMarketHost>();
        services.TryAddSingleton<Markets>();
        services.TryAddSingleton<IMarketDirectory>(provider => provider.GetRequiredService<Markets>());
        services.TryAddSingleton<AccountDirectory>();
        services.AddSingleton<SimulationAccounts>();
        services.AddScoped<IUserCreated, SimulationAccountAtSetup>();
        services.AddHostedService<TradingService>();
        services.AddHostedService<InputRetention>();
        services.AddHostedService<LiveEndAudit>();
    }

    /// <summary>The market and the accounts have their endpoints in slices of their own.</summary>
    public static void MapTrading(this IEndpointRouteBuilder routes) => ArgumentNullException.ThrowIfNull(routes);

    private static MarketOptions Options(ServerSettings settings) =>
        settings.WithSampleData ? new MarketOptions() : new MarketOptions { HistoryDays = LeastHistoryDays };
}
