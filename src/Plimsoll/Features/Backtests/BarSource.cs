namespace Plimsoll.Features.Backtests;

/// <summary>Where a backtest's bars come from.</summary>
internal abstract record BarSource
{
    private BarSource()
    {
    }

    public sealed record File(string Path) : BarSource;

    public sealed record Dataset(string Name) : BarSource;

    public sealed record Synthetic(ulong Seed) : BarSource;
}
