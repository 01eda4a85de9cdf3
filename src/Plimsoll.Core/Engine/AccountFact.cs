using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Something that happened to an account. Facts are what is stored; <see cref="AccountState"/> is their fold, so a
/// restart reads them back and stands where it stood.
/// </summary>
public abstract record AccountFact
{
    private AccountFact(Timestamp time) => Time = time;

    /// <summary>Event time.</summary>
    public Timestamp Time { get; }

    public sealed record AccountOpened(Timestamp At, Money InitialBalance) : AccountFact(At);

    public sealed record ModeChanged(Timestamp At, OperatingMode Mode, string Actor, string Reason) : AccountFact(At);

    /// <summary>The account trades real money; once.</summary>
    public sealed record LiveBegan(Timestamp At, Timestamp Since, Timestamp? Until) : AccountFact(At);

    /// <summary>A person named another end of its trading by itself; null: none.</summary>
    public sealed record LiveUntilSet(Timestamp At, Timestamp? Until, string Actor, string Reason) : AccountFact(At);

    /// <summary>That end has come.</summary>
    public sealed record LiveEnded(Timestamp At, Timestamp Until) : AccountFact(At);

    /// <summary>Another rule for economic events; null: what is usual for each instrument.</summary>
    public sealed record BlackoutRuleSet(Timestamp At, BlackoutRule? Rule, string Actor) : AccountFact(At);

    /// <summary>A simulated account has other costs or another venue; it starts anew with them.</summary>
    public sealed record SimulationChanged(Timestamp At, SimulationSettings Settings, string Actor) : AccountFact(At);

    /// <summary>Somebody wants a simulated account to begin anew: no entries any more, everything is closed.</summary>
    /// <param name="ReleasesKill">Whether it may trade again at once; not when it was killed meanwhile.</param>
    public sealed record ResetAsked(
        Timestamp At, Money InitialBalance, string Actor, string Reason, bool ReleasesKill = true) : AccountFact(At);

    /// <summary>It is flat, and its books begin anew.</summary>
    public sealed record AccountReset(Timestamp At, Money InitialBalance) : AccountFact(At);

    public sealed record RunStarted(Timestamp At, RunConfiguration Run) : AccountFact(At);

    public sealed record RunStopped(Timestamp At, RunId RunId, string Reason) : AccountFact(At);

    /// <summary>No entries until a person enables it again; open positions keep their management.</summary>
    public sealed record RunDisabled(Timestamp At, RunId RunId, string Reason) : AccountFact(At);

    public sealed record RunEnabled(Timestamp At, RunId RunId, string Actor, string Reason) : AccountFact(At);

    public sealed record SignalCreated(Timestamp At, Signal Signal) : AccountFact(At);

    public sealed record SignalMoved(
        Timestamp At, long SignalNumber, SignalStatus To, string? Code = null, string? Text = null) : AccountFact(At);

    public sealed record RiskDecided(Timestamp At, RiskDecision Decision) : AccountFact(At);

    /// <summary>
    /// Stands for a <see cref="RiskDecided"/> where only the state matters, which takes its number: most of a log's bytes
    /// are inputs of verdicts. Never written.
    /// </summary>
    public sealed record VerdictCounted(Timestamp At, long Number) : AccountFact(At);

    /// <summary>The write-ahead intent: committed before any byte goes to a venue.</summary>
    public sealed record OrderIntended(Timestamp At, OrderTicket Ticket, OrderStatus Status, string? SizeBoundBy = null)
        : AccountFact(At);

    public sealed record OrderStepped(
        Timestamp At, long IntentNumber, OrderEvent Happened, string? Code = null, string? Text = null,
        string? VenueOrderId = null)
        : AccountFact(At);

    public sealed record FillBooked(Timestamp At, Fill Fill) : AccountFact(At);

    /// <summary>A margined position paid for being held; negative when it received.</summary>
    public sealed record FundingBooked(Timestamp At, InstrumentId InstrumentId, decimal Rate, Money Paid) : AccountFact(At);

    /// <summary>The stop of an open position was moved nearer to price; its orders follow.</summary>
    public sealed record StopTightened(Timestamp At, InstrumentId InstrumentId, Price Stop) : AccountFact(At);

    public sealed record RoundTripClosed(Timestamp At, RunId RunId, RoundTrip Trip) : AccountFact(At);

    /// <summary>A trading day began: what daily limits are counted from.</summary>
    public sealed record DayBegan(Timestamp At, Money StartEquity, Timestamp DayEnd) : AccountFact(At);

    public sealed record ShutdownBegan(Timestamp At, string Reason) : AccountFact(At);

    public sealed record ShutdownCleared(Timestamp At, string Actor, string Reason) : AccountFact(At);

    public sealed record KillStepped(Timestamp At, KillState To, string Text) : AccountFact(At);

    public sealed record Quarantined(Timestamp At, InstrumentId InstrumentId, string Code, string Text)
        : AccountFact(At);

    public sealed record QuarantineReleased(Timestamp At, InstrumentId InstrumentId, string Actor, string Reason)
        : AccountFact(At);

    /// <summary>Somebody else's order works at the venue; once for each.</summary>
    public sealed record ForeignOrderSeen(Timestamp At, ForeignOrder Order) : AccountFact(At);

    /// <summary>It no longer works.</summary>
    public sealed record ForeignOrderGone(Timestamp At, string VenueOrderId) : AccountFact(At);

    /// <summary>Something a person has to know at once.</summary>
    /// <param name="Code">Stable.</param>
    public sealed record AlarmRaised(Timestamp At, string Code, InstrumentId? InstrumentId, string Text) : AccountFact(At);

    /// <summary>A point of the equity curve, with the marks-derived state that a restart needs.</summary>
    public sealed record EquityMarked(
        Timestamp At, Money Equity, Money PeakEquity, Money DayStartEquity, Timestamp DayEnd) : AccountFact(At);
}
