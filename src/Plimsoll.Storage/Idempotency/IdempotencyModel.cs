using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Storage.Idempotency;

/// <summary>Idempotency keys as EF Core reads them.</summary>
internal static class IdempotencyModel
{
    public static void Map(ModelBuilder builder) => builder.Entity<IdempotencyRow>(key =>
    {
        key.ToTable("idempotency_keys");
        key.HasKey(row => new { row.UserId, row.KeyHash });
        key.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
        key.HasIndex(row => row.CreatedAt).HasDatabaseName("idempotency_keys_created_at");
    });
}
