using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Everything but the market that an engine is told, as data: what was told once can be told again, and the same comes
/// of it. Names are part of what is stored.
/// </summary>
public abstract record EngineCall
{
    private EngineCall()
    {
    }

    /// <summary>Tells it to an engine.</summary>
    public abstract void Tell(TradingEngine engine);

    public sealed record Opened(Money InitialBalance, OperatingMode Mode, Timestamp At) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Open(InitialBalance, Mode, At);
    }

    public sealed record Resumed(VenueBooks Books, string? KilledBy = null) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Resume(Books, KilledBy);
    }

    public sealed record TookOver(EngineHandover Before) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Recovery.TakeOver(Before);
    }

    public sealed record Reported(OrderReport Report) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.OnReport(Report);
    }

    public sealed record Searched(long IntentNumber, Timestamp AskedAt, OrderSearch Answer) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.OnSearch(IntentNumber, AskedAt, Answer);
    }

    public sealed record Compared(VenueBooks Books) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.OnBooks(Books);
    }

    public sealed record TimePassed(Timestamp At) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.OnTime(At);
    }

    public sealed record RunStopped(RunId Id, string Reason, bool Flatten) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Stop(Id, Reason, Flatten);
    }

    public sealed record RunEnabled(RunId Id, string Actor, string Reason) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.EnableRun(Id, Actor, Reason);
    }

    public sealed record ModeSet(OperatingMode Mode, string Actor, string Reason) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.SetMode(Mode, Actor, Reason);
    }

    public sealed record LiveBegan(Timestamp Since, Timestamp? Until) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Live.Begin(Since, Until);
    }

    public sealed record LiveUntilSet(Timestamp? Until, string Actor, string Reason) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Live.SetUntil(Until, Actor, Reason);
    }

    public sealed record CalendarTold(IReadOnlyList<EconomicEvent> Events, Timestamp? UpdatedAt) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Blackouts.Tell(Events, UpdatedAt);
    }

    public sealed record BlackoutRuleSet(BlackoutRule? Rule, string Actor) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Blackouts.SetRule(Rule, Actor);
    }

    public sealed record Configured(SimulationSettings Settings, string Actor) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Configure(Settings, Actor);
    }

    public sealed record SignalApproved(long Number) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Approve(Number);
    }

    public sealed record SignalRejected(long Number, string Code) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Reject(Number, Code);
    }

    public sealed record OrderCancelled(long IntentNumber) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.CancelOrder(IntentNumber);
    }

    public sealed record PositionClosed(InstrumentId Id, ExitReason Reason) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.ClosePosition(Id, Reason);
    }

    public sealed record Alarmed(string Code, InstrumentId? Instrument, string Text) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Alarm(Code, Instrument, Text);
    }

    public sealed record Killed(string Actor) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Kill(Actor);
    }

    public sealed record KillReleased(string Actor, string Reason) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.ReleaseKill(Actor, Reason);
    }

    public sealed record FlatProven(bool IsFlat, string Evidence) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.TakeFlatProof(IsFlat, Evidence);
    }

    public sealed record ResetAsked(Money InitialBalance, string Actor, string Reason) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Reset(InitialBalance, Actor, Reason);
    }

    public sealed record ShutDown(string Reason) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.ShutDown(Reason);
    }

    public sealed record ShutdownCleared(string Actor, string Reason) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.ClearShutdown(Actor, Reason);
    }

    public sealed record QuarantineResolved(
        InstrumentId Id, QuarantineAnswer Answer, string Actor, string Reason) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Quarantine.Resolve(Id, Answer, Actor, Reason);
    }

    public sealed record FeesTold(IReadOnlyList<FeesOf> Told) : EngineCall
    {
        public override void Tell(TradingEngine engine) =>
            engine.Fees.Take(Told.ToDictionary(one => one.Instrument, one => one.Fees));
    }

    public sealed record FeesOf(InstrumentId Instrument, FeeSchedule Fees);

    public sealed record Switched(EngineSwitch Switch, bool IsOn) : EngineCall
    {
        public override void Tell(TradingEngine engine) => engine.Set(Switch, IsOn);
    }
}
