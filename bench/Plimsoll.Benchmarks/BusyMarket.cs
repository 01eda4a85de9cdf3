using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Benchmarks;

/// <summary>
/// One instrument with 800 trades and 80 quotes a second: as many as still let windows of ten minutes fit into a tape.
/// </summary>
internal sealed class BusyMarket
{
    public const int TradesPerSecond = 800;

    /// <summary>After so many trades the windows of ten minutes are full.</summary>
    public const int Warmup = 601 * TradesPerSecond;

    private const int TradesPerQuote = 10;
    private const long Begin = 1_700_000_000 * Timestamp.MicrosPerSecond;

    private readonly Trade[] _drawn = new Trade[1 << 19];
    private long _next;

    public BusyMarket()
    {
        var random = new SeededRandom(1);
        var price = 100.0;
        for (var index = 0; index < _drawn.Length; index++)
        {
            price = Math.Max(1, price * (1 + 0.00005 * random.Normal()));
            _drawn[index] = new Trade(default, price, 0.1 + random.Uniform(), random.Uniform() < 0.5, index);
        }
    }

    public TickHub Hub { get; } = new(new Timestamp(Begin));

    /// <summary>The next trade, and a quote with every tenth; what was drawn comes again and again.</summary>
    public Trade Next()
    {
        var time = new Timestamp(Begin + _next * (Timestamp.MicrosPerSecond / TradesPerSecond));
        var trade = _drawn[_next & (_drawn.Length - 1)] with { Time = time };
        Hub.Update(in trade);
        if (_next++ % TradesPerQuote == 0)
            Hub.Update(new Quote(time, trade.Price - 0.01, 5, trade.Price + 0.01, 5));
        return trade;
    }

    /// <summary>Every kind over windows with its defaults, the longest windows cut to what fits; then averages.</summary>
    public static IEnumerable<string> WindowSpecs() => IndicatorCatalog.OverWindows.Select(Fitting)
        .Concat(Enumerable.Range(1, IndicatorHub.MaxIndicators).Select(number => $"twpa({number * 5 + 1},0)"))
        .Take(IndicatorHub.MaxIndicators);

    private static string Fitting(IndicatorKind kind) => kind.Name switch
    {
        "twpa_ratio" => "twpa_ratio(300,60,600,300,0.01)",
        "support_level_proximity" => "support_level_proximity(10,0,600,300)",
        _ => kind.Name,
    };
}
