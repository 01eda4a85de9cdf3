using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.Gates;

/// <summary>What speaks for or against an entry beside its own conditions, in points of confidence.</summary>
internal sealed class ConfidenceAdjustment(GateInputs inputs)
{
    public const string Switch = "adjustConfidence";

    private const int LateNewYork = 15 * 60;
    private const int CloseOfNewYork = 17 * 60;

    // Two touches draw a line, the third respects it.
    private const int Respected = 3;

    private readonly Indicator _hours = inputs.Get("market_hours");
    private readonly Indicator _displacement = inputs.Get("displacement(10,0.7)");
    private readonly Indicator _trend = inputs.Higher(GateCatalog.HtfBias.Higher!.Value, "trend5(5)");
    private readonly Indicator _rising = inputs.Get("trendline(3,0.002,lows)");
    private readonly Indicator _falling = inputs.Get("trendline(3,0.002,highs)");
    private readonly VolatilityRegime _volatility = new(inputs);
    private readonly GateMeasure _sweep = GateCatalog.Sweep.Create(inputs);
    private readonly GateMeasure _break = GateCatalog.StructureBreak.Create(inputs);
    private readonly GateMeasure _entry = GateCatalog.OptimalEntry.Create(inputs);
    private readonly GateMeasure _volume = GateCatalog.VolumeDisplacement.Create(inputs);

    public static StrategyParameter Parameter { get; } = StrategyParameter.Switch(
        Switch, "Adds and takes points of confidence for hours, volatility, trend, sweep, volume and line");

    public bool IsHighVolatility => _volatility.IsHigh;

    public int Of(int sign, in Bar bar) =>
        Hours() + Volatility() + Trend(sign) + Line(sign)
        + (Holds(_sweep(sign, in bar)) && Holds(_break(sign, in bar)) && Holds(_entry(sign, in bar)) ? 10 : 0)
        + (Holds(_volume(sign, in bar)) ? 5 : 0);

    private int Hours()
    {
        var minute = _hours[6];
        return (minute is >= LateNewYork and < CloseOfNewYork ? -5 : 0) + (_hours[0] > 0 ? -5 : 0);
    }

    private int Volatility() => _volatility.IsHigh && !(_displacement.Value > 0) ? -10 : 0;

    private int Trend(int sign) => sign * _trend[3] < 0 ? -15 : 0;

    private int Line(int sign)
    {
        var line = sign > 0 ? _rising : _falling;
        return sign * line[1] > 0 && line[2] >= Respected && line[3] == 0 && line[4] == 0 ? 5 : 0;
    }

    private static bool Holds(GateReading reading) => reading.Left > reading.Right;
}
