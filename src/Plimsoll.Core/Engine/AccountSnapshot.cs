using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Everything that an account's facts have made of it, to be kept and brought back: facts that come after it continue it
/// as if all had been read. Each list has an order of its own, so that one state is written down in one way only.
/// </summary>
public sealed record AccountSnapshot
{
    /// <summary>Of this shape; a snapshot of another is not read.</summary>
    public const int Version = 4;

    public required LedgerSnapshot Ledger { get; init; }

    public required Marks Equity { get; init; }

    /// <summary>Those that were ever opened, by instrument.</summary>
    public required IReadOnlyList<PositionSnapshot> Positions { get; init; }

    public required OrderBook Orders { get; init; }

    public required long LastSignal { get; init; }

    /// <summary>Not at their end, oldest first.</summary>
    public required IReadOnlyList<OpenSignal> Signals { get; init; }

    /// <summary>By time.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>As they were started.</summary>
    public required IReadOnlyList<RunSnapshot> Runs { get; init; }

    /// <summary>By instrument.</summary>
    public required IReadOnlyList<AccountFact.Quarantined> Quarantine { get; init; }

    /// <summary>By the venue's id.</summary>
    public required IReadOnlyList<ForeignOrder> Foreign { get; init; }

    public required OperatingMode Mode { get; init; }

    public LiveTerm? Live { get; init; }

    public BlackoutRule? Blackout { get; init; }

    public required SimulationSettings Simulation { get; init; }

    public required AccountStatistics Statistics { get; init; }

    public AccountFact.ResetAsked? PendingReset { get; init; }

    public required KillState Kill { get; init; }

    public string? ShutdownReason { get; init; }

    public Timestamp? ShutdownSince { get; init; }

    public required long LastDecision { get; init; }

    public required long LastTrip { get; init; }

    /// <param name="Known">Of instruments that have one, by instrument: a venue may list them otherwise tomorrow.</param>
    /// <param name="Peak">As watches compare it.</param>
    /// <param name="PeakEquity">To the last digit.</param>
    /// <param name="DayStartEquity">What daily limits are counted from.</param>
    /// <param name="DayEnd">Null before the first day.</param>
    public sealed record Marks(
        IReadOnlyList<Mark> Known, double Peak, Money PeakEquity, Money DayStartEquity, Timestamp? DayEnd);

    public sealed record Mark(InstrumentId InstrumentId, double Price, Timestamp Time);

    /// <param name="LastIntent">Number of the newest order.</param>
    /// <param name="Known">By intent number.</param>
    /// <param name="Ended">Intent numbers as they ended: the order in which they are forgotten.</param>
    /// <param name="Fills">The newest, as they were booked.</param>
    public sealed record OrderBook(
        long LastIntent, IReadOnlyList<OrderSnapshot> Known, IReadOnlyList<long> Ended, IReadOnlyList<KnownFill> Fills);

    public sealed record KnownFill(InstrumentId InstrumentId, string VenueFillId);

    public sealed record OpenSignal(Signal Signal, SignalStatus Status);

    public sealed record Entry(Timestamp Time, long IntentNumber, RunId RunId);
}
