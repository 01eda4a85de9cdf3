using Microsoft.EntityFrameworkCore;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage.Accounts.Rows;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Storage.Accounts;

/// <summary>The tables of accounts as EF Core reads them; only the account's own store writes them.</summary>
internal static class AccountsModel
{
    private const string Json = "json";

    public static void Apply(ModelConfigurationBuilder builder)
    {
        Name<ExecutionMode>(builder);
        Name<OperatingMode>(builder);
        Name<KillState>(builder);
        Name<OrderSide>(builder);
        Name<OrderType>(builder);
        Name<OrderPurpose>(builder);
        Name<OrderStatus>(builder);
        Name<SignalAction>(builder);
        Name<SignalStatus>(builder);
        Name<PositionSide>(builder);
        Name<RiskSeverity>(builder);
        Name<ExitReason>(builder);
    }

    public static void Map(ModelBuilder builder)
    {
        MapAccounts(builder);
        MapTrading(builder);
        MapRuns(builder);
    }

    private static void MapAccounts(ModelBuilder builder)
    {
        builder.Entity<AccountRow>(account =>
        {
            account.ToTable("accounts");
            account.HasIndex(row => new { row.UserId, row.Name }).HasDatabaseName(AccountRow.NameIndex).IsUnique();
            account.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
        });
        builder.Entity<AccountEventRow>(fact =>
        {
            fact.ToTable("account_events").HasKey(row => new { row.AccountId, row.Sequence });
            fact.Property(row => row.Payload).HasColumnType(Json);
        });
        builder.Entity<AccountInputRow>(input =>
        {
            input.ToTable("account_inputs").HasKey(row => row.Number);
            input.Property(row => row.Number).UseIdentityAlwaysColumn();
            input.HasIndex(row => new { row.AccountId, row.Number })
                .HasDatabaseName("account_inputs_account_id_number");
        });
        builder.Entity<AccountSnapshotRow>()
            .ToTable("account_snapshots").HasKey(row => new { row.AccountId, row.Sequence });
        builder.Entity<EquityPointRow>()
            .ToTable("equity_points").HasKey(row => new { row.AccountId, row.Time });
        builder.Entity<RiskDecisionRow>(decision =>
        {
            decision.ToTable("risk_decisions").HasKey(row => new { row.AccountId, row.Number });
            decision.HasIndex(row => row.DecisionId).HasDatabaseName("risk_decisions_decision_id").IsUnique();
            decision.Property(row => row.Payload).HasColumnType(Json);
        });
    }

    private static void MapTrading(ModelBuilder builder)
    {
        builder.Entity<OrderRow>(order =>
        {
            order.ToTable("orders").HasKey(row => new { row.AccountId, row.IntentNumber });
            order.HasIndex(row => row.ClientOrderId).HasDatabaseName("orders_client_order_id").IsUnique();
        });
        builder.Entity<FillRow>()
            .ToTable("fills").HasKey(row => new { row.AccountId, row.InstrumentId, row.VenueFillId });
        builder.Entity<SignalRow>(signal =>
        {
            signal.ToTable("signals").HasKey(row => new { row.AccountId, row.Number });
            signal.HasIndex(row => row.SignalId).HasDatabaseName("signals_signal_id").IsUnique();
        });
        builder.Entity<PositionRow>().ToTable("positions").HasKey(row => new { row.AccountId, row.InstrumentId });
        builder.Entity<RoundTripRow>().ToTable("round_trips").HasKey(row => new { row.AccountId, row.Number });
    }

    private static void MapRuns(ModelBuilder builder)
    {
        builder.Entity<RunRow>(run =>
        {
            run.ToTable("runs").HasKey(row => new { row.AccountId, row.RunId });
            run.Property(row => row.Parameters).HasColumnType(Json);
            run.Property(row => row.Sizing).HasColumnType(Json);
        });
        builder.Entity<BotRow>(bot =>
        {
            bot.ToTable("bots");
            bot.Property(row => row.Parameters).HasColumnType(Json);
            bot.Property(row => row.Sizing).HasColumnType(Json);
            bot.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
            bot.HasOne<AccountRow>().WithMany().HasForeignKey(row => row.AccountId);
        });
    }

    private static void Name<T>(ModelConfigurationBuilder builder)
        where T : struct, Enum => builder.Properties<T>().HaveConversion<StoredName.Conversion<T>>();
}
