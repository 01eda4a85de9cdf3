namespace Plimsoll.Core.Backtesting;

/// <summary>The figures that engines are compared by.</summary>
public sealed record CrossEngineResult
{
    /// <summary>Cash and what is held at the last close, quote units, not rounded.</summary>
    public required decimal FinalEquity { get; init; }

    public required decimal Fees { get; init; }

    /// <summary>Orders that filled; those that only stood by are not counted.</summary>
    public required int Fills { get; init; }

    public required int RoundTrips { get; init; }

    public required bool IsOpenAtEnd { get; init; }

    /// <summary>Deepest fall from a peak, as a fraction, on bar closes.</summary>
    public required double MaxDrawdown { get; init; }
}
