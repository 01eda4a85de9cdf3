using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Accounts;

/// <summary>An account as it is kept beside its facts.</summary>
/// <param name="VenueCode">Where its orders go; <c>sim</c> in simulation.</param>
/// <param name="TradingDayTimeZone">IANA name.</param>
/// <param name="InitialBalance">
/// What it is opened with, in its currency. Of a live account: the most that may be at risk, whatever else its owner has
/// at the venue.
/// </param>
/// <param name="VenueKeyId">What opens it at its venue; null where the venue needs no key.</param>
public sealed record AccountRecord(
    AccountId Id,
    Guid UserId,
    string Name,
    string Currency,
    ExecutionMode ExecutionMode,
    string VenueCode,
    string TradingDayTimeZone,
    Money InitialBalance,
    DateTimeOffset CreatedAt,
    Guid? VenueKeyId = null)
{
    /// <summary>Of a simulated account: what its facts say it shall be.</summary>
    public SimulationSettings Simulation { get; init; } = new();

    /// <summary>Of a live account as it is opened: when it is to be guided again; null: never by itself.</summary>
    public DateTimeOffset? LiveUntil { get; init; }

    /// <summary>The instruments with the fees of this account.</summary>
    public IReadOnlyList<Instrument> WithFees(IReadOnlyList<Instrument> instruments) =>
        ExecutionMode == ExecutionMode.Simulation ? [.. instruments.Select(Simulation.On)] : instruments;
}
