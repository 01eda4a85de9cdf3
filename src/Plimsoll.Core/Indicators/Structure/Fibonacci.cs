using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Fibonacci levels of the range of the last n bars, counted down from its high and up from its low.</summary>
public sealed class Fibonacci(IndicatorSpec spec) : Indicator(spec)
{
    private static readonly double[] Ratios = [0.236, 0.382, 0.5, 0.618, 0.786];

    private readonly double[] _levels = new double[2 * Ratios.Length];
    private HighLow _range = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "fibonacci",
        Title = "Fibonacci levels",
        Formula = "H and L of n bars; down = H - (H - L)f, up = L + (H - L)f, f = 0.236, 0.382, 0.5, 0.618, 0.786",
        Source = "textbook",
        Parameters = [new("period", 50, 20, 10_000, "bars of the range")],
        Fields =
        [
            .. Ratios.Select(ratio => Level("down", ratio, "from the high")),
            .. Ratios.Select(ratio => Level("up", ratio, "from the low")),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Fibonacci(spec),
    };

    protected override void Step(in Bar bar)
    {
        _range.Add(in bar);
        for (var i = 0; i < Ratios.Length; i++)
        {
            _levels[i] = _range.High - _range.Range * Ratios[i];
            _levels[Ratios.Length + i] = _range.Low + _range.Range * Ratios[i];
        }

        Emit(_levels);
    }

    private static IndicatorField Level(string way, double ratio, string origin) =>
        new($"{way}{1_000 * ratio:0}", IndicatorScale.Price, $"{100 * ratio:0.0} % of the range {origin}");
}
