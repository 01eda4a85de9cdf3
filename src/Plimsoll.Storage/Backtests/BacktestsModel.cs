using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Storage.Backtests;

/// <summary>Backtests as EF Core reads them.</summary>
internal static class BacktestsModel
{
    private const string Json = "json";

    public static void Map(ModelBuilder builder) => builder.Entity<BacktestRow>(backtest =>
    {
        backtest.ToTable("backtests");
        backtest.Property(row => row.Number).UseIdentityAlwaysColumn();
        backtest.Property(row => row.Request).HasColumnType(Json);
        backtest.Property(row => row.Report).HasColumnType(Json);
        backtest.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
        backtest.HasIndex(row => row.Number).HasDatabaseName("backtests_number").IsUnique();
        backtest.HasIndex(row => new { row.UserId, row.Number }).HasDatabaseName("backtests_user_id_number");
    });
}
