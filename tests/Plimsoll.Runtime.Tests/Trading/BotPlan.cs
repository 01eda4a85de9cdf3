using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Tests.Trading;

/// <summary>A strategy to run.</summary>
internal sealed record BotPlan(
    string Instrument, string Timeframe, SizingRule Sizing, Dictionary<string, string> Parameters)
{
    /// <summary>Trades every few minutes.</summary>
    public static BotPlan Busy { get; } = Cross("sim:ALPHA-USD", "1m", 3, 8, "long");

    /// <summary>
    /// Long and short, over bars that are built from minutes; it turns from one to the other. The pair's least order is
    /// more than a tenth of the account, so it needs room.
    /// </summary>
    public static BotPlan Turning { get; } =
        Cross("sim:EUR-USD", "5m", 2, 4, "both") with { Budget = Wide, Leverage = 5m };

    /// <summary>
    /// Of two that trade the same pair one slowly and one fast, so that they are often of another mind; with stops so far
    /// away that nothing else ends their trades.
    /// </summary>
    /// <param name="timeframe">Of its bars.</param>
    /// <param name="lots">Of each entry.</param>
    public static BotPlan OfTwo(string timeframe, decimal lots)
    {
        var plan = Cross("sim:EUR-USD", timeframe, 2, 5, "both");
        plan.Parameters["stopAtr"] = "20";
        return plan with { Sizing = new SizingRule.FixedQuantity(lots), Budget = Wide, Leverage = 5m };
    }

    /// <summary>A third of the account in one instrument, held for long.</summary>
    public static BotPlan Bold(string instrument)
    {
        var plan = Cross(instrument, "1m", 5, 30, "long");
        plan.Parameters["stopAtr"] = "30";
        return plan with { Sizing = new SizingRule.FixedQuote(3_400m), Budget = Wide };
    }

    private static RunBudget Wide => new()
    {
        MaxExposureFraction = 0.95m,
        MaxPositionFraction = 0.35m,
        MaxEntriesPerDay = 20,
    };

    public RunBudget Budget { get; init; } = RunBudget.Bot;

    public decimal Leverage { get; init; } = 1m;

    public bool Nets { get; init; }

    public InstrumentId InstrumentId => Core.Market.InstrumentId.Of(Instrument);

    public static BotPlan Cross(string instrument, string timeframe, int fast, int slow, string direction) => new(
        instrument, timeframe, new SizingRule.RiskFraction(0.005m), new Dictionary<string, string>
        {
            ["fast"] = $"{fast}",
            ["slow"] = $"{slow}",
            ["stopAtr"] = "1.5",
            ["direction"] = direction,
        });
}
