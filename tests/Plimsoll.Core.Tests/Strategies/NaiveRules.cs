namespace Plimsoll.Core.Tests.Strategies;

/// <summary>What the naive loop is told.</summary>
internal sealed record NaiveRules
{
    /// <summary>Long and short, of a perpetual without leverage.</summary>
    public bool Both { get; init; }

    public decimal Cash { get; init; } = 10_000m;

    public decimal Tick { get; init; } = 0.01m;

    public required string Timeframe { get; init; }

    public required long BarSeconds { get; init; }

    public required int Fast { get; init; }

    public required int Slow { get; init; }

    public int AtrPeriod { get; init; } = 14;

    public decimal StopAtr { get; init; } = 3m;

    public decimal Fraction { get; init; } = 0.35m;

    public decimal Fee { get; init; }

    public decimal Slippage { get; init; }

    /// <summary>In increments; half of it is paid.</summary>
    public decimal SpreadIncrements { get; init; }

    public decimal Exposure { get; init; } = 0.95m;

    public decimal RunDailyLoss { get; init; } = 0.05m;

    public int EntriesPerDay { get; init; } = 20;

    /// <summary>Of the bars, as a multiple of an ordinary market's.</summary>
    public double Volatility { get; init; } = 1;

    /// <summary>How far a bar opens from the last close, as a share of the volatility.</summary>
    public double Gaps { get; init; } = 0.2;

    public decimal Slip(decimal price, int sign)
    {
        var slipped = price + sign * (price * Slippage + SpreadIncrements / 2 * Tick);
        return (sign > 0 ? decimal.Ceiling(slipped / Tick) : decimal.Floor(slipped / Tick)) * Tick;
    }

    /// <summary>What a market order is judged at: the close worsened by slippage or one tick.</summary>
    public decimal Judged(decimal close, int side) =>
        side * decimal.Ceiling((side * close + Math.Max(Tick, close * Slippage)) / Tick) * Tick;
}
