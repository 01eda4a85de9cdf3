namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// The part [now − t1, now − t2) of a stream of market trades or quotes; with t2 = 0 now itself is part of it.
/// </summary>
/// <param name="Stream"><see cref="IndicatorInput.Trades"/> or <see cref="IndicatorInput.Quotes"/>.</param>
/// <param name="From">t1, whole seconds before now.</param>
/// <param name="To">t2, whole seconds before now.</param>
public readonly record struct TimeWindow(IndicatorInput Stream, int From, int To);
