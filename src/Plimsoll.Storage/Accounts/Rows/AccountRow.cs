using System.Security.Cryptography;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>An account and its state after the last commit.</summary>
public sealed class AccountRow
{
    /// <summary>Of a user's accounts no two have one name, whatever their letters' case.</summary>
    public const string NameIndex = "accounts_user_id_name";

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public required string Name { get; init; }

    public required string Currency { get; init; }

    public ExecutionMode ExecutionMode { get; init; }

    public required string VenueCode { get; init; }

    /// <summary>What opens it at its venue; null where the venue needs no key.</summary>
    public Guid? VenueKeyId { get; init; }

    /// <summary>IANA name.</summary>
    public required string TradingDayTimeZone { get; init; }

    public decimal InitialBalance { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public OperatingMode OperatingMode { get; init; }

    public KillState KillState { get; init; }

    /// <summary>When it began to trade real money; null: it does not, or its facts do not say yet.</summary>
    public DateTimeOffset? LiveSince { get; init; }

    /// <summary>From then on it is guided; null: without an end.</summary>
    public DateTimeOffset? LiveUntil { get; init; }

    /// <summary>When that came to be, by the events' clock; null while it trades by itself.</summary>
    public DateTimeOffset? LiveEndedAt { get; init; }

    /// <summary>Null while trading is not shut down.</summary>
    public string? ShutdownReason { get; init; }

    public DateTimeOffset? ShutdownSince { get; init; }

    public decimal Cash { get; init; }

    public decimal FeesPaid { get; init; }

    public decimal Equity { get; init; }

    public decimal PeakEquity { get; init; }

    public decimal DayStartEquity { get; init; }

    /// <summary>First instant of the next trading day, event time.</summary>
    public DateTimeOffset? DayEnd { get; init; }

    /// <summary>Instrument ids.</summary>
    public required string[] Quarantined { get; init; }

    public long FactCount { get; init; }

    /// <summary>The last market event worked through.</summary>
    public long MarketSequence { get; init; }

    /// <summary>Of the last event; 32 zeros before the first.</summary>
    public required byte[] LastHash { get; init; }

    /// <summary>Event clock of the last commit.</summary>
    public DateTimeOffset? EventTime { get; init; }

    /// <summary>A new account: no facts yet, guided.</summary>
    public static AccountRow Of(AccountRecord account) => new()
    {
        Id = account.Id.Value,
        UserId = account.UserId,
        Name = account.Name,
        Currency = account.Currency,
        ExecutionMode = account.ExecutionMode,
        VenueCode = account.VenueCode,
        VenueKeyId = account.VenueKeyId,
        TradingDayTimeZone = account.TradingDayTimeZone,
        InitialBalance = account.InitialBalance.Value,
        CreatedAt = account.CreatedAt,
        LiveUntil = account.LiveUntil,
        OperatingMode = OperatingMode.Guide,
        Quarantined = [],
        LastHash = new byte[SHA256.HashSizeInBytes],
    };

    public AccountRecord ToRecord() => new(
        new AccountId(Id), UserId, Name, Currency, ExecutionMode, VenueCode, TradingDayTimeZone,
        new Money(InitialBalance), CreatedAt)
    {
        LiveUntil = LiveUntil,
    };
}
