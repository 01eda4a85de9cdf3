using Microsoft.EntityFrameworkCore;

namespace Plimsoll.Storage.Auditing;

/// <summary>The audit log as EF Core sees it.</summary>
internal static class AuditingModel
{
    private const string Json = "json";

    public static void Map(ModelBuilder builder) => builder.Entity<AuditEventRow>(audit =>
    {
        audit.ToTable("audit_events").HasKey(row => row.Seq);
        audit.Property(row => row.Seq).ValueGeneratedNever();
        audit.Property(row => row.Before).HasColumnType(Json);
        audit.Property(row => row.After).HasColumnType(Json);
    });
}
