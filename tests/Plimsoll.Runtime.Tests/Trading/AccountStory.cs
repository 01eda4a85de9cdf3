using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Tests.Trading;

/// <summary>A life of an account in which every kind of fact happens at least once.</summary>
internal static class AccountStory
{
    public static readonly RunId Run = new(new Guid("11111111-1111-7111-8111-111111111111"));

    public static readonly Guid Bot = new("22222222-2222-7222-8222-222222222222");

    private static readonly Timestamp Start = Timestamp.From(new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));

    public static IReadOnlyList<Instrument> Instruments { get; } =
        [.. SyntheticInstrument.Defaults.Select(one => one.Instrument)];

    public static InstrumentId Alpha => Instruments[0].Id;

    public static IReadOnlyList<AccountFact> Facts { get; } =
    [
        new AccountFact.AccountOpened(At(0), new Money(10_000m)),
        new AccountFact.DayBegan(At(0), new Money(10_000m), At(43_200)),
        new AccountFact.ModeChanged(At(1), OperatingMode.Autonomous, "ann", "shown to work"),
        new AccountFact.RunStarted(At(2), Configuration()),
        new AccountFact.SignalCreated(At(3), Wish()),
        new AccountFact.SignalMoved(At(3), 1, SignalStatus.Approved),
        new AccountFact.RiskDecided(At(3), Decision()),
        new AccountFact.OrderIntended(At(3), Entry(), OrderStatus.Pending, "risk.per_trade"),
        new AccountFact.OrderStepped(At(3), 1, OrderEvent.SendBegan),
        new AccountFact.SignalMoved(At(3), 1, SignalStatus.Active),
        new AccountFact.OrderStepped(At(3), 1, OrderEvent.Accepted),
        new AccountFact.FillBooked(At(4), Fill("1", 1, OrderSide.Buy, 100.07m)),
        new AccountFact.SignalMoved(At(4), 1, SignalStatus.Executed),
        new AccountFact.OrderIntended(At(4), Stop(), OrderStatus.Pending),
        new AccountFact.OrderStepped(At(4), 2, OrderEvent.SendBegan),
        new AccountFact.EquityMarked(At(5), new(10_001.2m), new(10_001.2m), new(10_000m), At(43_200)),
        new AccountFact.StopTightened(At(5), Alpha, Price.Of(98.50m)),
        new AccountFact.FundingBooked(At(5), Alpha, 0.0001m, new Money(0.01m)),
        new AccountFact.FillBooked(At(6), Fill("2", 2, OrderSide.Sell, 97.98m)),
        new AccountFact.RoundTripClosed(At(6), Run, Trip()),
        new AccountFact.RunDisabled(At(6), Run, "3 losing trades in a row"),
        new AccountFact.RunEnabled(At(7), Run, "ann", "looked at it"),
        new AccountFact.ShutdownBegan(At(8), "drawdown 0.15 reached the limit of the account"),
        new AccountFact.ShutdownCleared(At(9), "ann", "understood"),
        new AccountFact.KillStepped(At(10), KillState.Flattening, "kill switch: ann"),
        new AccountFact.KillStepped(At(11), KillState.FlatProven, "0 positions, \"0 orders\" – \u00fc\u20ac"),
        new AccountFact.AlarmRaised(At(12), "order.unknown", Alpha, "nobody knows what became of order 2"),
        new AccountFact.ForeignOrderSeen(
            At(12), new ForeignOrder("V77", "web_1", Alpha, OrderSide.Buy, Quantity.Of(0.25m))),
        new AccountFact.ForeignOrderGone(At(12), "V77"),
        new AccountFact.Quarantined(At(12), Alpha, "order.overfill", "fill 3 exceeds what was asked"),
        new AccountFact.QuarantineReleased(At(13), Alpha, "ann", "compared by hand"),
        new AccountFact.RunStopped(At(14), Run, "enough"),
        new AccountFact.SimulationChanged(
            At(15), new SimulationSettings { CommissionPerLot = 3.50m, LatencyMs = 250 }, "ann"),
        new AccountFact.ResetAsked(At(16), new Money(25_000m), "ann", "a second try", ReleasesKill: false),
        new AccountFact.AccountReset(At(17), new Money(25_000m)),
        new AccountFact.LiveBegan(At(18), At(0), At(1_000)),
        new AccountFact.LiveUntilSet(At(19), At(20), "ann", "sooner"),
        new AccountFact.LiveEnded(At(20), At(20)),
        new AccountFact.BlackoutRuleSet(
            At(21), new BlackoutRule { Currencies = ["USD"], Action = BlackoutAction.BlockAndTighten }, "ann"),
    ];

    /// <summary>The account while it holds its position, with the stop confirmed by a venue of these terms.</summary>
    public static TradingEngine HoldingEngine(VenueTerms terms)
    {
        const int UntilProtected = 15;
        var state = NewState(default);
        foreach (var fact in Facts.Take(UntilProtected))
            state.Apply(fact);
        state.Apply(new AccountFact.OrderStepped(At(4), 2, OrderEvent.Accepted, VenueOrderId: "V2"));
        var engine = new TradingEngine(state, new EngineOptions { Venue = terms });
        engine.Recovery.RestoreClock(At(5));
        return engine;
    }

    public static AccountState NewState(AccountId id) => new(id, new InstrumentTable(Instruments));

    private static Timestamp At(int seconds) =>
        Start + TimeSpan.FromSeconds(seconds) + TimeSpan.FromMicroseconds(seconds);

    private static RunConfiguration Configuration() => new()
    {
        Id = Run,
        BotId = Bot,
        Name = "Ann's first",
        StrategyName = "sma-cross",
        StrategyVersion = 1,
        Parameters = new Dictionary<string, string> { ["fast"] = "3", ["slow"] = "8" },
        InstrumentId = Alpha,
        Timeframe = Timeframe.OneMinute,
        Sizing = new SizingRule.RiskFraction(0.01m),
        Budget = RunBudget.Bot,
        FirstBar = Start,
    };

    private static Signal Wish() => new()
    {
        Number = 1,
        RunId = Run,
        InstrumentId = Alpha,
        Action = SignalAction.Open,
        Side = PositionSide.Long,
        EntryPrice = Price.Of(100m),
        StopLoss = Price.Of(98.00m),
        TakeProfit = Price.Of(104m),
        Trailing = new TrailingStop(0.015m, 1m),
        Confidence = 80,
        Reason = "fast crossed above slow",
        Time = At(3),
        ExpiresAt = At(3_600),
    };

    private static OrderTicket Entry() => new()
    {
        IntentNumber = 1,
        RunId = Run,
        SignalNumber = 1,
        InstrumentId = Alpha,
        Side = OrderSide.Buy,
        Type = OrderType.Market,
        Quantity = Quantity.Of(8.125m),
        Purpose = OrderPurpose.Entry,
        CreatedAt = At(3),
        ExpiresAt = At(3_600),
    };

    private static OrderTicket Stop() => Entry() with
    {
        IntentNumber = 2,
        Side = OrderSide.Sell,
        Type = OrderType.Stop,
        StopPrice = Price.Of(98.00m),
        ReduceOnly = true,
        Purpose = OrderPurpose.Stop,
        ExitReason = ExitReason.Stop,
        CreatedAt = At(4),
        ExpiresAt = null,
    };

    private static Fill Fill(string id, long intent, OrderSide side, decimal price) => new()
    {
        VenueFillId = id,
        IntentNumber = intent,
        InstrumentId = Alpha,
        Side = side,
        Price = Price.Of(price),
        Quantity = Quantity.Of(8.125m),
        Fee = new Money(price * 8.125m * 0.001m),
        Time = At(intent == 1 ? 4 : 6),
        UndisturbedPrice = Price.Of(price),
        GapDistance = intent == 1 ? 0m : 0.02m,
    };

    private static RoundTrip Trip() => new()
    {
        Number = 1,
        InstrumentId = Alpha,
        Side = PositionSide.Long,
        EntryTime = At(4),
        ExitTime = At(6),
        EntryPrice = 100.07m,
        ExitPrice = 97.98m,
        Quantity = Quantity.Of(8.125m),
        GrossPnl = new Money(-16.98125m),
        Fees = new Money(1.60915625m),
        SlippageCost = Money.Zero,
        InitialStop = Price.Of(98m),
        InitialTarget = Price.Of(104m),
        InitialRisk = new Money(16.81875m),
        WorstPrice = 97.98,
        BestPrice = 100.1 + 1e-13,
        ExitReason = ExitReason.Stop,
        GapLoss = new Money(0.1625m),
    };

    private static RiskDecision Decision() => new()
    {
        Number = 1,
        IsApproved = true,
        Severity = RiskSeverity.Info,
        Text = "All checks passed",
        Checks = [new RiskCheck("1", "Risk at the stop", "risk.per_trade", CheckResult.Pass, 0.0199m, 0.02m)],
        Inputs = Inputs(),
    };

    private static RiskInputs Inputs() => new()
    {
        Time = At(3),
        Instrument = Instruments[0],
        Ticket = Entry(),
        Side = PositionSide.Long,
        EntryPrice = Price.Of(100.02m),
        Stop = Price.Of(98m),
        Target = Price.Of(104m),
        Equity = 10_000m,
        PeakEquity = 10_000m,
        DayStartEquity = 10_000m,
        Admission = new AdmissionFacts
        {
            HoldsLease = true,
            IsTradingEnabled = true,
            IsSignalApproved = true,
            IsClockOff = false,
            HasSecondWriter = false,
        },
        Run = new RunFacts { Budget = RunBudget.Bot, IsEnabled = true, ActiveRuns = 1 },
    };
}
