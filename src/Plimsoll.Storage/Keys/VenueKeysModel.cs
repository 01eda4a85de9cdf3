using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage.Accounts.Rows;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Storage.Keys;

/// <summary>Keys to venues as EF Core sees them.</summary>
internal static class VenueKeysModel
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<VenueKeyRow>(key =>
        {
            key.ToTable("venue_keys");
            key.Property(row => row.Id).ValueGeneratedNever();
            key.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
            key.HasIndex(row => new { row.UserId, row.Label }).HasDatabaseName("venue_keys_user_id_label").IsUnique();
        });
        builder.Entity<AccountRow>()
            .HasOne<VenueKeyRow>().WithMany().HasForeignKey(row => row.VenueKeyId).OnDelete(DeleteBehavior.Restrict);
    }
}
