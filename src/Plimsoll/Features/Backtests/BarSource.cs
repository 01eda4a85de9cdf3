using Plimsoll.Core.Indicators;

namespace Plimsoll.Features.Backtests;

/// <summary>Where a backtest's bars come from; of several files or datasets one an instrument, in their order.</summary>
internal abstract record BarSource
{
    private BarSource()
    {
    }

    /// <summary>What strategies are told.</summary>
    public virtual IndicatorInput Inputs => IndicatorInput.Bars | IndicatorInput.Volume;

    public sealed record Files(IReadOnlyList<string> Paths) : BarSource;

    public sealed record Datasets(IReadOnlyList<string> Names) : BarSource;

    /// <summary>The synthetic market has every instrument of a run.</summary>
    public sealed record Synthetic(ulong Seed) : BarSource;
}
