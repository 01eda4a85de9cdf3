using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Accounts;

/// <summary>An account as the API shows it.</summary>
internal sealed record AccountView
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Currency { get; init; }

    public required ExecutionMode ExecutionMode { get; init; }

    /// <summary>Code of the venue its orders go to.</summary>
    public required string Venue { get; init; }

    public required OperatingMode OperatingMode { get; init; }

    public required KillState KillState { get; init; }

    /// <summary>When an account with real money is guided again; absent where nobody named an end.</summary>
    public Timestamp? LiveUntil { get; init; }

    /// <summary>The kill switch is thrown and not durable yet.</summary>
    public bool IsKillPressed { get; init; }

    public required ShutdownView Shutdown { get; init; }

    /// <summary>It is being recovered: nothing can be done on it now.</summary>
    public required bool IsDegraded { get; init; }

    /// <summary>The market is not open yet, or the account has not joined it: nothing is wrong.</summary>
    public bool IsStarting { get; init; }

    /// <summary>What a person has to know as long as it lasts.</summary>
    public required IReadOnlyList<AccountAlarm> Alarms { get; init; }

    public required decimal Equity { get; init; }

    public required decimal Cash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>IANA name; its midnight begins the trading day.</summary>
    public required string TradingDayTimeZone { get; init; }

    public static AccountView From(AccountRecord record, AccountSession session)
    {
        var state = session.State;
        return new AccountView
        {
            Id = record.Id.Value,
            Name = record.Name,
            Currency = record.Currency,
            ExecutionMode = record.ExecutionMode,
            Venue = record.VenueCode,
            OperatingMode = state.Mode,
            LiveUntil = state.Live?.Until,
            KillState = state.Kill,
            IsKillPressed = session.IsKillPressed,
            Shutdown = ShutdownView.From(state),
            IsDegraded = session.IsDegraded,
            Alarms = AccountAlarm.Of(record, session),
            Equity = state.Marks.Exact().Value,
            Cash = state.Ledger.Cash.Value,
            CreatedAt = record.CreatedAt,
            TradingDayTimeZone = record.TradingDayTimeZone,
        };
    }

    /// <summary>Of an account that nothing runs now.</summary>
    public static AccountView From(AccountRow row, bool isStarting) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Currency = row.Currency,
        ExecutionMode = row.ExecutionMode,
        Venue = row.VenueCode,
        OperatingMode = row.OperatingMode,
        LiveUntil = row.LiveUntil is { } until ? Timestamp.From(until) : null,
        KillState = row.KillState,
        Shutdown = new ShutdownView(
            row.ShutdownReason is not null,
            row.ShutdownSince is { } since ? Timestamp.From(since) : null,
            row.ShutdownReason),
        IsDegraded = !isStarting,
        IsStarting = isStarting,
        Alarms = [.. row.Quarantined.Select(AccountAlarm.OfQuarantine)],
        Equity = row.Equity,
        Cash = row.Cash,
        CreatedAt = row.CreatedAt,
        TradingDayTimeZone = row.TradingDayTimeZone,
    };
}
