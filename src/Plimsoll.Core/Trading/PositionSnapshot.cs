using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>A position as far as its life has come, to be kept and brought back.</summary>
public sealed record PositionSnapshot
{
    public required InstrumentId InstrumentId { get; init; }

    public RunId RunId { get; init; }

    public long SignalNumber { get; init; }

    public PositionSide Side { get; init; }

    public Quantity Quantity { get; init; }

    public Money Cost { get; init; }

    public decimal Leverage { get; init; } = 1m;

    public Money Realised { get; init; }

    public Money Fees { get; init; }

    public Money Funding { get; init; }

    public Money SlippageCost { get; init; }

    public Money GapLoss { get; init; }

    public bool IsAmbiguous { get; init; }

    public Quantity EnteredQuantity { get; init; }

    public Money EnteredNotional { get; init; }

    public Money ExitedNotional { get; init; }

    public Timestamp OpenedAt { get; init; }

    public Price? InitialStop { get; init; }

    public Price? InitialTarget { get; init; }

    public Price? Stop { get; init; }

    public Price? Target { get; init; }

    public TrailingStop? Trailing { get; init; }

    public double WorstPrice { get; init; } = double.NaN;

    public double BestPrice { get; init; } = double.NaN;
}
