using Plimsoll.Core.Indicators;

namespace Plimsoll.Core.Strategies.Gates;

/// <summary>The true range of late against that of long: ATR(14) / ATR(100).</summary>
internal sealed class VolatilityRegime(GateInputs inputs)
{
    /// <summary>Below it volatility is low.</summary>
    public const double Low = 0.75;

    /// <summary>Above it volatility is high.</summary>
    public const double High = 1.25;

    private readonly Indicator _late = inputs.Get("atr(14)");
    private readonly Indicator _long = inputs.Get("atr(100)");

    /// <summary>NaN while one is not warm.</summary>
    public double Value => _late.Value / _long.Value;

    public bool IsHigh => Value > High;
}
