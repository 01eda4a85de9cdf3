using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Storage.Indicators;

/// <summary>Variants as EF Core reads them.</summary>
internal static class IndicatorsModel
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<IndicatorVariantRow>(variant =>
        {
            variant.ToTable("indicator_variants");
            variant.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
            variant.HasIndex(row => new { row.UserId, row.Name })
                .HasDatabaseName("indicator_variants_user_id_name").IsUnique();
        });
        builder.Entity<IndicatorVariantVersionRow>(version =>
        {
            version.ToTable("indicator_variant_versions");
            version.HasKey(row => new { row.VariantId, row.Version });
            version.Property(row => row.Parameters).HasColumnType("json");
            version.HasOne<IndicatorVariantRow>().WithMany().HasForeignKey(row => row.VariantId);
        });
    }
}
