using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage.Accounts;
using Plimsoll.Storage.Accounts.Rows;
using Plimsoll.Storage.Auditing;
using Plimsoll.Storage.Backtests;
using Plimsoll.Storage.Datasets;
using Plimsoll.Storage.Events;
using Plimsoll.Storage.Idempotency;
using Plimsoll.Storage.Identity;
using Plimsoll.Storage.Indicators;
using Plimsoll.Storage.Keys;
using Plimsoll.Storage.Markets;
using Plimsoll.Storage.Strategies;
using Plimsoll.Storage.Ticks;

namespace Plimsoll.Storage;

/// <summary>The database of record as EF Core sees it; the schema is made by the numbered SQL migrations.</summary>
public sealed class PlimsollContext(DbContextOptions<PlimsollContext> options)
    : IdentityDbContext<PlimsollUser, PlimsollRole, Guid>(options)
{
    public DbSet<SignInTicket> SignInTickets => Set<SignInTicket>();

    public DbSet<SetupState> SetupStates => Set<SetupState>();

    public DbSet<Dataset> Datasets => Set<Dataset>();

    public DbSet<Recording> Recordings => Set<Recording>();

    public DbSet<RecordingText> RecordingTexts => Set<RecordingText>();

    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<AccountInputRow> AccountInputs => Set<AccountInputRow>();

    public DbSet<AccountEventRow> AccountEvents => Set<AccountEventRow>();

    public DbSet<AccountSnapshotRow> AccountSnapshots => Set<AccountSnapshotRow>();

    public DbSet<OrderRow> Orders => Set<OrderRow>();

    public DbSet<FillRow> Fills => Set<FillRow>();

    public DbSet<SignalRow> Signals => Set<SignalRow>();

    public DbSet<RiskDecisionRow> RiskDecisions => Set<RiskDecisionRow>();

    public DbSet<PositionRow> Positions => Set<PositionRow>();

    public DbSet<RoundTripRow> RoundTrips => Set<RoundTripRow>();

    public DbSet<RunRow> Runs => Set<RunRow>();

    public DbSet<EquityPointRow> EquityPoints => Set<EquityPointRow>();

    public DbSet<BotRow> Bots => Set<BotRow>();

    public DbSet<MarketBarRow> MarketBars => Set<MarketBarRow>();

    public DbSet<BacktestRow> Backtests => Set<BacktestRow>();

    public DbSet<FamilyTrialRow> FamilyTrials => Set<FamilyTrialRow>();

    public DbSet<HoldOutRow> HoldOuts => Set<HoldOutRow>();

    public DbSet<HoldOutOpeningRow> HoldOutOpenings => Set<HoldOutOpeningRow>();

    public DbSet<EconomicEventRow> EconomicEvents => Set<EconomicEventRow>();

    public DbSet<IdempotencyRow> IdempotencyKeys => Set<IdempotencyRow>();

    public DbSet<StrategyRow> Strategies => Set<StrategyRow>();

    public DbSet<StrategyVersionRow> StrategyVersions => Set<StrategyVersionRow>();

    public DbSet<StrategyVariantRow> StrategyVariants => Set<StrategyVariantRow>();

    public DbSet<IndicatorVariantRow> IndicatorVariants => Set<IndicatorVariantRow>();

    public DbSet<IndicatorVariantVersionRow> IndicatorVariantVersions => Set<IndicatorVariantVersionRow>();

    public DbSet<VenueKeyRow> VenueKeys => Set<VenueKeyRow>();

    public DbSet<AuditEventRow> AuditEvents => Set<AuditEventRow>();

    public DbSet<TickSessionRow> TickSessions => Set<TickSessionRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        MarketConversions.Apply(configurationBuilder);
        AccountsModel.Apply(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        MapUsers(builder);
        MapUserParts(builder);
        MapSignIn(builder);
        MapDatasets(builder);
        MapRecordings(builder);
        AccountsModel.Map(builder);
        MarketsModel.Map(builder);
        AuditingModel.Map(builder);
        BacktestsModel.Map(builder);
        StrategiesModel.Map(builder);
        TicksModel.Map(builder);
        EventsModel.Map(builder);
        IdempotencyModel.Map(builder);
        IndicatorsModel.Map(builder);
        VenueKeysModel.Map(builder);
        SnakeCaseNames.Apply(builder);
    }

    private static void MapUsers(ModelBuilder builder)
    {
        builder.Entity<PlimsollUser>(user =>
        {
            user.ToTable("users");
            user.Property(row => row.PhoneNumber).HasMaxLength(256);
            user.HasIndex(row => row.NormalizedEmail).HasDatabaseName("users_normalized_email").IsUnique();
            user.HasIndex(row => row.NormalizedUserName).HasDatabaseName("users_normalized_user_name").IsUnique();
        });
        builder.Entity<PlimsollRole>(role =>
        {
            role.ToTable("roles");
            role.HasIndex(row => row.NormalizedName).HasDatabaseName("roles_normalized_name").IsUnique();
        });
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims");
    }

    // Lengths and passkeys follow the framework's store options there; here they are said, so that the model is the
    // same whatever the host configures.
    private static void MapUserParts(ModelBuilder builder)
    {
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("user_roles");
        builder.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("user_logins");
            login.Property(row => row.LoginProvider).HasMaxLength(128);
            login.Property(row => row.ProviderKey).HasMaxLength(128);
        });
        builder.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("user_tokens");
            token.Property(row => row.LoginProvider).HasMaxLength(128);
            token.Property(row => row.Name).HasMaxLength(128);
        });
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("user_passkeys");
            passkey.HasKey(row => row.CredentialId);
            passkey.OwnsOne(row => row.Data, data => data.ToJson("data"));
            passkey.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
        });
    }

    private static void MapSignIn(ModelBuilder builder)
    {
        builder.Entity<SignInTicket>(ticket =>
        {
            ticket.ToTable("sign_in_tickets");
            ticket.HasIndex(row => row.TokenHash).HasDatabaseName("sign_in_tickets_token_hash").IsUnique();
            ticket.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
        });
        builder.Entity<SetupState>(state =>
        {
            state.ToTable("setup_state");
            state.Property(row => row.Id).ValueGeneratedNever();
            state.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.CompletedBy);
        });
    }

    private static void MapDatasets(ModelBuilder builder)
    {
        builder.Entity<Dataset>(dataset =>
        {
            dataset.ToTable("datasets");
            dataset.Property(row => row.Quality).HasColumnType("jsonb");
            dataset.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
            dataset.HasIndex(row => new { row.UserId, row.Name }).HasDatabaseName("datasets_user_id_name")
                .IsUnique().AreNullsDistinct(false);
        });
        builder.Entity<DatasetBars>(bars =>
        {
            bars.ToTable("dataset_bars");
            bars.HasKey(row => new { row.DatasetId, row.Ordinal });
            bars.HasOne<Dataset>().WithMany().HasForeignKey(row => row.DatasetId);
        });
    }

    private static void MapRecordings(ModelBuilder builder)
    {
        builder.Entity<Recording>(recording =>
        {
            recording.ToTable("recordings");
            recording.HasOne<PlimsollUser>().WithMany().HasForeignKey(row => row.UserId);
            recording.HasIndex(row => new { row.UserId, row.Name }).HasDatabaseName("recordings_user_id_name")
                .IsUnique().AreNullsDistinct(false);
        });
        builder.Entity<RecordingText>(text =>
        {
            text.ToTable("recording_texts");
            text.HasKey(row => row.RecordingId);
            text.HasOne<Recording>().WithOne().HasForeignKey<RecordingText>(row => row.RecordingId);
        });
    }
}
