using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Storage.Ticks;

/// <summary>Sessions of ticks as EF Core reads them.</summary>
internal static class TicksModel
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<TickSessionRow>(session =>
        {
            session.ToTable("tick_sessions");
            session.Property(row => row.Gaps).HasColumnType("jsonb");
            session.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
            session.HasIndex(row => new { row.UserId, row.Name }).HasDatabaseName("tick_sessions_user_id_name")
                .IsUnique().AreNullsDistinct(false).HasFilter("deleted_at is null");
        });
        builder.Entity<TickSegmentRow>(segment =>
        {
            segment.ToTable("tick_segments");
            segment.HasKey(row => new { row.SessionId, row.InstrumentId, row.Kind, row.FirstSeq });
            segment.HasOne<TickSessionRow>().WithMany().HasForeignKey(row => row.SessionId);
        });
    }
}
