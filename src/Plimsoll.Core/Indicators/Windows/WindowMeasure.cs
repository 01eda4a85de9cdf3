namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// The value of a window indicator as of a time, which is not later than the newest event; NaN or infinite where it is
/// undefined.
/// </summary>
internal delegate double WindowMeasure(TickStream stream, long now);
