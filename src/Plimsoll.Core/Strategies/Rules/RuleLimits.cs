namespace Plimsoll.Core.Strategies.Rules;

/// <summary>What a rule strategy asks of itself beside the account's limits; the stricter one always counts.</summary>
/// <param name="TradesPerDay">Entries a trading day.</param>
/// <param name="CooldownAfterClose">Pause after a trade that did not end in an emergency.</param>
/// <param name="DailyLossPercent">Loss of the day, percent of the day's first equity, that ends its entries.</param>
/// <param name="Concurrent">Rule strategies in a trade, or on their way into one, on the account.</param>
/// <param name="EvaluationsPerSecond">Always kept: it is asked once a final bar, and no bar is shorter than a second.</param>
/// <param name="StrategiesPerInstrument">Rule strategies that run on its instrument, itself included.</param>
public sealed record RuleLimits(
    int TradesPerDay,
    TimeSpan CooldownAfterClose,
    decimal DailyLossPercent = 3m,
    int Concurrent = 3,
    int EvaluationsPerSecond = 50,
    int StrategiesPerInstrument = 5);
