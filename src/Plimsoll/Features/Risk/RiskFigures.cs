using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Risk;

/// <summary>The figures that the gate would judge by now, taken from the gate itself by asking about nothing.</summary>
internal static class RiskFigures
{
    public static RiskInputs Now(AccountSession session)
    {
        var instrument = session.State.Instruments[0];
        var wish = Wish(instrument.Id, PositionSide.Long, Price.Of(1m)) with { OrderType = OrderType.Limit };
        return session.Engine.Explain(wish, Quantity.Zero, NobodysRun(instrument.Id)).Inputs;
    }

    /// <summary>A wish of a person, which no strategy made.</summary>
    public static Signal Wish(InstrumentId instrument, PositionSide side, Price entry) => new()
    {
        Number = 0,
        RunId = RunId.None,
        InstrumentId = instrument,
        Action = SignalAction.Open,
        Side = side,
        EntryPrice = entry,
        DeclaredExit = "closed by hand",
        Confidence = 100,
        Reason = "what if",
        Time = Timestamp.MinValue,
    };

    /// <summary>The budget of a bot that has done nothing yet.</summary>
    public static RunBook NobodysRun(InstrumentId instrument) => new(new RunConfiguration
    {
        Id = RunId.None,
        Name = "what if",
        StrategyName = "",
        StrategyVersion = 0,
        Parameters = new Dictionary<string, string>(),
        InstrumentId = instrument,
        Timeframe = Timeframe.OneMinute,
        Sizing = new SizingRule.RiskFraction(HardLimits.MaxRiskPerTradeFraction),
        Budget = RunBudget.Bot,
    });

    public static decimal DrawdownFraction(RiskInputs inputs) =>
        inputs.PeakEquity > 0m ? (inputs.PeakEquity - inputs.Equity) / inputs.PeakEquity : 0m;

    /// <summary>Zero on a day that stands in profit.</summary>
    public static decimal DailyLossFraction(RiskInputs inputs) => inputs.DayStartEquity > 0m
        ? Math.Max(0m, (inputs.DayStartEquity - inputs.Equity) / inputs.DayStartEquity)
        : 0m;

    public static decimal OfEquity(RiskInputs inputs, decimal amount) =>
        inputs.Equity > 0m ? amount / inputs.Equity : 0m;
}
