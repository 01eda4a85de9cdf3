using Plimsoll.Core.Indicators;

namespace Plimsoll.Features.Backtests;

/// <summary>Where a backtest's bars or trades come from; of several files or datasets one an instrument, in their order.</summary>
internal abstract record BarSource
{
    private BarSource()
    {
    }

    /// <summary>What strategies are told.</summary>
    public virtual IndicatorInput Inputs => IndicatorInput.Bars | IndicatorInput.Volume;

    /// <summary>Which of them are trades and quotes.</summary>
    public IndicatorInput Ticks => Inputs & (IndicatorInput.Trades | IndicatorInput.Quotes);

    public sealed record Files(IReadOnlyList<string> Paths) : BarSource;

    public sealed record Datasets(IReadOnlyList<string> Names) : BarSource;

    /// <summary>Market trades instead of bars.</summary>
    public sealed record Trades(IReadOnlyList<string> Paths) : BarSource
    {
        public override IndicatorInput Inputs => base.Inputs | IndicatorInput.Trades;
    }

    /// <summary>Market trades of a session, by its name or id; it knows its instruments.</summary>
    public sealed record Session(string Name) : BarSource
    {
        public override IndicatorInput Inputs => base.Inputs | IndicatorInput.Trades;
    }

    /// <summary>The synthetic market has every instrument of a run.</summary>
    /// <param name="Seed">Which market.</param>
    /// <param name="HasTicks">Its trades and quotes instead of bars.</param>
    public sealed record Synthetic(ulong Seed, bool HasTicks = false) : BarSource
    {
        public override IndicatorInput Inputs =>
            HasTicks ? base.Inputs | IndicatorInput.Trades | IndicatorInput.Quotes : base.Inputs;
    }
}
