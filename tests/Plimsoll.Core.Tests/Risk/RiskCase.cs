using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Risk;

/// <summary>
/// An entry that every check passes: long 10 at 100, stop 98, target 104, on an account of 10,000 that has done nothing
/// yet. Tests change one thing and ask the gate.
/// </summary>
internal static class RiskCase
{
    public static readonly Timestamp Noon = Timestamp.FromSeconds(1_700_000_000);

    public static readonly Instrument Spot = new()
    {
        Id = InstrumentId.Of("test:BTCUSDT"),
        AssetClass = AssetClass.CryptoSpot,
        Base = "BTC",
        Quote = "USDT",
        PriceIncrement = 0.01m,
        QuantityStep = 0.01m,
        MinQuantity = Quantity.Of(0.01m),
        MinNotional = new Money(5m),
    };

    /// <summary>The widest budget there may be: only the account's limits bind.</summary>
    public static readonly RunBudget Widest = new()
    {
        MaxExposureFraction = HardLimits.MaxGrossExposureFraction,
        MaxDailyLossFraction = HardLimits.MaxDailyLossFraction,
        MaxOpenPositions = HardLimits.MaxOpenPositions,
        MaxEntriesPerDay = HardLimits.MaxEntriesPerDay,
    };

    public static RiskInputs Good { get; } = new()
    {
        Time = Noon,
        Instrument = Spot,
        Ticket = Ticket(10m),
        Side = PositionSide.Long,
        EntryPrice = Price.Of(100m),
        Stop = Price.Of(98m),
        Target = Price.Of(104m),
        Equity = 10_000m,
        PeakEquity = 10_000m,
        DayStartEquity = 10_000m,
        Admission = Admitted,
        Run = Run,
    };

    public static AdmissionFacts Admitted => new()
    {
        HoldsLease = true,
        IsDegraded = false,
        IsQuarantined = false,
        IsHalted = false,
        IsTradingEnabled = true,
        IsClockOff = false,
        HasSecondWriter = false,
        IsSignalApproved = true,
        IsMarkStale = false,
        HasUnknownOrder = false,
        IsShutdown = false,
    };

    public static RunFacts Run => new() { Budget = Widest, IsEnabled = true, ActiveRuns = 1 };

    public static OrderTicket Ticket(decimal quantity) => new()
    {
        IntentNumber = 1,
        RunId = RunId.None,
        SignalNumber = 1,
        InstrumentId = Spot.Id,
        Side = OrderSide.Buy,
        Type = OrderType.Market,
        Quantity = Quantity.Of(quantity),
        Purpose = OrderPurpose.Entry,
        CreatedAt = Noon,
    };

    /// <summary>The reject code; null when the gate approved.</summary>
    public static string? Ask(RiskInputs inputs, RiskLimits? limits = null) =>
        new RiskGate(limits ?? RiskLimits.Hard).Judge(1, inputs) switch
        {
            RiskVerdict.Approved => null,
            var verdict => verdict.Decision.Code,
        };
}
