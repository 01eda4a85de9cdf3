using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Backtests;

/// <summary>Which instruments can share one account in a backtest.</summary>
internal static class InstrumentSet
{
    /// <summary>Null when they can.</summary>
    public static (string Code, string Message)? Problem(IReadOnlyList<Instrument> instruments)
    {
        if (instruments.Count > BacktestSetup.MostInstruments)
            return ("validation.out_of_range", $"At most {BacktestSetup.MostInstruments} instruments.");
        if (instruments.GroupBy(one => one.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return ("validation.format", $"{twice.Key} stands there twice.");
        var currencies = instruments.Select(one => one.Quote).Distinct().ToList();
        return currencies.Count > 1
            ? ("backtest.currency",
                $"The instruments are quoted in {string.Join(" and ", currencies)}; an account has one currency.")
            : null;
    }
}
