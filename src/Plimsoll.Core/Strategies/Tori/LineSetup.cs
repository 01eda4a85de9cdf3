using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Tori;

/// <summary>
/// The setups that go by the lines alone. Bounce: a low touches the rising line that no close has broken, and the close
/// is above it. Two-touch break: the first close above the falling line. Break and retest: within twenty bars of such a
/// close a low comes back to the line, and the close is above it. Shorts mirror them.
/// </summary>
internal sealed class LineSetup(ToriOptions options, SwingLine rising, SwingLine falling)
{
    private const int RetestBars = 20;

    private readonly SideState _long = new() { Bounces = rising, Breaks = falling, Sign = 1 };
    private readonly SideState _short = new() { Bounces = falling, Breaks = rising, Sign = -1 };

    /// <summary>Once a bar, after the lines.</summary>
    public ToriEntry? Look(in Bar bar, bool canShort)
    {
        var (up, down) = (Look(_long, in bar), Look(_short, in bar));
        return up ?? (canShort ? down : null);
    }

    /// <summary>The line behind a trade; its break ends the trade.</summary>
    public double Safety(PositionSide side) =>
        side == PositionSide.Long ? rising.Projected : falling.Projected;

    private ToriEntry? Look(SideState side, in Bar bar)
    {
        var (sign, line) = (side.Sign, side.Breaks.Value);
        var isBreak = sign * (side.LastClose - side.LastLine) <= 0 && sign * (bar.Close - line) > 0;
        side.BarsSinceBreak = isBreak ? 0 : Math.Min(side.BarsSinceBreak + 1, RetestBars + 1);
        (side.LastClose, side.LastLine) = (bar.Close, line);
        var trade = sign > 0 ? PositionSide.Long : PositionSide.Short;
        return options.Setup switch
        {
            "bounce" => Touches(side.Bounces.Value, sign, in bar) && !side.Bounces.IsBroken
                ? new ToriEntry(trade, side.Bounces.Value, side.Bounces.Touches, "bounce off the line")
                : null,
            "twoTouchBreak" => isBreak && sign * (bar.Close - side.Bounces.LastSwing) > 0
                ? new ToriEntry(trade, side.Bounces.LastSwing, side.Breaks.Touches, "line of two touches broken")
                : null,
            _ => !isBreak && side.BarsSinceBreak <= RetestBars && Touches(line, sign, in bar)
                ? new ToriEntry(trade, line, side.Breaks.Touches, "broken line retested")
                : null,
        };
    }

    private bool Touches(double line, int sign, in Bar bar) =>
        Math.Abs((sign > 0 ? bar.Low : bar.High) - line) <= options.Tolerance * line && sign * (bar.Close - line) > 0;

    private sealed class SideState
    {
        public required SwingLine Bounces { get; init; }

        public required SwingLine Breaks { get; init; }

        public required int Sign { get; init; }

        public double LastClose { get; set; } = double.NaN;

        public double LastLine { get; set; } = double.NaN;

        public int BarsSinceBreak { get; set; } = RetestBars + 1;
    }
}
