namespace Plimsoll.Core.Indicators.Windows;

/// <summary>Something on a <see cref="Tape{TTick}"/>.</summary>
internal interface ITick
{
    /// <summary>Microseconds since the Unix epoch.</summary>
    long Time { get; }
}
