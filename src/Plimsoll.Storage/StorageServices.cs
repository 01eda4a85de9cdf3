using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Accounts;
using Plimsoll.Storage.Backtests;
using Plimsoll.Storage.Datasets;
using Plimsoll.Storage.Events;
using Plimsoll.Storage.Indicators;
using Plimsoll.Storage.Keys;
using Plimsoll.Storage.Markets;
using Plimsoll.Storage.Migrating;
using Plimsoll.Storage.Secrets;
using Plimsoll.Storage.Ticks;

namespace Plimsoll.Storage;

/// <summary>Registers storage with the host.</summary>
public static class StorageServices
{
    private const int PlansKept = 100;

    /// <summary>
    /// Adds the data source, the <see cref="PlimsollContext"/> (scoped, and as a factory) and what reads and writes
    /// through them.
    /// </summary>
    public static IServiceCollection AddPlimsollStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(
            provider => OpenSource(connectionString, provider.GetService<ILoggerFactory>()));
        services.AddDbContextFactory<PlimsollContext>(
            (provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton(provider => new DatabaseMigrator(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<ILogger<DatabaseMigrator>>()));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DatasetStore>();
        services.AddSingleton<RecordingStore>();
        services.AddSingleton<EconomicEventStore>();
        services.AddSingleton<HoldOutStore>();
        services.AddSingleton<TrialStore>();
        services.AddSingleton<IndicatorVariantStore>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<IAccountStore>(provider => provider.GetRequiredService<AccountStore>());
        services.AddSingleton<IMarketStore, MarketStore>();
        services.AddSingleton<ITickStore, TickStore>();
        services.AddSingleton<ISimulatedVenueStore, SimulatedVenueStore>();
        services.TryAddSingleton(KeyEncryptionKeys.None);
        services.AddSingleton<VenueKeyStore>();
        services.AddSingleton<IVenueKeyStore>(provider => provider.GetRequiredService<VenueKeyStore>());
        services.AddSingleton<KeyRotation>();
        return services;
    }

    /// <summary>
    /// Connections that keep the plans of what they are asked often: a commit has twenty statements, and their planning
    /// takes longer than their doing.
    /// </summary>
    /// <param name="connectionString">Of the database; what it says of plans itself holds.</param>
    /// <param name="loggers">Null: nobody listens.</param>
    public static NpgsqlDataSource OpenSource(string connectionString, ILoggerFactory? loggers = null)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (builder.ConnectionStringBuilder.MaxAutoPrepare == 0)
            builder.ConnectionStringBuilder.MaxAutoPrepare = PlansKept;
        // Nothing here outlives its transaction in a session, so there is nothing to take back.
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        builder.UseLoggerFactory(loggers);
        return builder.Build();
    }
}
