using Microsoft.EntityFrameworkCore;

namespace Plimsoll.Storage.Markets;

/// <summary>The simulated market's tables as EF Core reads them.</summary>
internal static class MarketsModel
{
    private const string Json = "json";

    public static void Map(ModelBuilder builder)
    {
        builder.Entity<MarketBarRow>().ToTable("market_bars").HasKey(row => new { row.InstrumentId, row.OpenTime });
        builder.Entity<MarketCheckpointRow>(checkpoint =>
        {
            checkpoint.ToTable("market_checkpoint").HasKey(row => row.Singleton);
            checkpoint.Property(row => row.GeneratorState).HasColumnType(Json);
        });
        builder.Entity<SimulatedVenueRow>(venue =>
        {
            venue.ToTable("simulated_venues").HasKey(row => row.AccountId);
            venue.Property(row => row.Payload).HasColumnType(Json);
        });
    }
}
