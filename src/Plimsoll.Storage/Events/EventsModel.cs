using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Plimsoll.Core.Market;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Storage.Events;

/// <summary>The table of economic events as EF Core sees it.</summary>
internal static class EventsModel
{
    public static void Map(ModelBuilder builder) => builder.Entity<EconomicEventRow>(one =>
    {
        one.ToTable("economic_events");
        one.Property(row => row.Impact).HasConversion(new ValueConverter<EventImpact, string>(
            impact => NameOf(impact), name => Enum.Parse<EventImpact>(name, true)));
        one.HasIndex(row => new { row.UserId, row.Source, row.Time, row.Currency, row.Title })
            .HasDatabaseName(EconomicEventRow.IdentityIndex).IsUnique();
        one.HasIndex(row => new { row.UserId, row.Time }).HasDatabaseName("economic_events_user_id_time");
        one.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
    });

    private static string NameOf(EventImpact impact) => impact switch
    {
        EventImpact.Low => "low",
        EventImpact.Medium => "medium",
        EventImpact.High => "high",
        _ => throw new ArgumentOutOfRangeException(nameof(impact), impact, null),
    };
}
