using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage.Identity;
using Plimsoll.Storage.Indicators;

namespace Plimsoll.Storage.Strategies;

/// <summary>Strategies of users as EF Core reads them.</summary>
internal static class StrategiesModel
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<StrategyRow>(strategy =>
        {
            strategy.ToTable("strategies");
            strategy.Property(row => row.Version).IsConcurrencyToken();
            strategy.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
            strategy.HasIndex(row => new { row.UserId, row.Name }).HasDatabaseName("strategies_user_id_name").IsUnique();
        });
        builder.Entity<StrategyVersionRow>(version =>
        {
            version.ToTable("strategy_versions");
            version.HasKey(row => new { row.StrategyId, row.Version });
            version.Property(row => row.Document).HasColumnType("json");
            version.HasOne<StrategyRow>().WithMany().HasForeignKey(row => row.StrategyId);
        });
        builder.Entity<StrategyVariantRow>(variant =>
        {
            variant.ToTable("strategy_variants");
            variant.HasKey(row => new { row.StrategyId, row.VariantId });
            variant.HasOne<StrategyRow>().WithMany().HasForeignKey(row => row.StrategyId);
            variant.HasOne<IndicatorVariantRow>().WithMany().HasForeignKey(row => row.VariantId)
                .OnDelete(DeleteBehavior.Restrict);
        });
    }
}
