using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Storage.Backtests;

/// <summary>Backtests as EF Core reads them.</summary>
internal static class BacktestsModel
{
    private const string Json = "json";

    public static void Map(ModelBuilder builder)
    {
        builder.Entity<BacktestRow>(backtest =>
        {
            backtest.ToTable("backtests");
            backtest.Property(row => row.Number).UseIdentityAlwaysColumn();
            backtest.Property(row => row.Request).HasColumnType(Json);
            backtest.Property(row => row.Report).HasColumnType(Json);
            backtest.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
            backtest.HasIndex(row => row.Number).HasDatabaseName("backtests_number").IsUnique();
            backtest.HasIndex(row => new { row.UserId, row.Number }).HasDatabaseName("backtests_user_id_number");
        });
        builder.Entity<FamilyTrialRow>(trial =>
        {
            trial.ToTable("family_trials");
            trial.HasKey(row => new { row.UserId, row.Strategy, row.InstrumentId, row.Timeframe, row.Candidate });
            trial.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
        });
        MapHoldOuts(builder);
    }

    private static void MapHoldOuts(ModelBuilder builder)
    {
        builder.Entity<HoldOutRow>(seal =>
        {
            seal.ToTable("hold_outs");
            seal.Property(row => row.Id).UseIdentityAlwaysColumn();
            seal.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
            seal.HasIndex(row => new { row.UserId, row.Strategy, row.InstrumentId, row.Timeframe })
                .HasDatabaseName("hold_outs_family").IsUnique();
        });
        builder.Entity<HoldOutOpeningRow>(opening =>
        {
            opening.ToTable("hold_out_openings");
            opening.HasKey(row => row.Number);
            opening.Property(row => row.Number).UseIdentityAlwaysColumn();
            opening.HasOne<HoldOutRow>().WithMany(row => row.Openings).HasForeignKey(row => row.HoldOutId);
            opening.HasIndex(row => new { row.HoldOutId, row.Candidate })
                .HasDatabaseName("hold_out_openings_candidate").IsUnique();
            opening.HasIndex(row => new { row.HoldOutId, row.RunId })
                .HasDatabaseName("hold_out_openings_run_id").IsUnique();
        });
    }
}
