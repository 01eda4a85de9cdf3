using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>A point of the equity chart; stands for a stretch of bars in long runs.</summary>
/// <param name="Time">Close of the stretch's last bar.</param>
/// <param name="Equity">Equity at that close.</param>
/// <param name="Low">Lowest equity of the stretch.</param>
/// <param name="Drawdown">Deepest fall of the stretch below the highest equity before it, as a fraction.</param>
/// <param name="Benchmark">Equity of buy and hold at that close; null when there is none.</param>
public readonly record struct EquityCurvePoint(
    Timestamp Time, double Equity, double Low, double Drawdown, double? Benchmark);
