using System.Globalization;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>
/// The look-ahead check of a whole run: every instrument by itself, over all its bars or over pieces of them where they
/// are more than fit. A piece is checked as a run that begins there.
/// </summary>
public sealed class LookAheadSurvey(BacktestSetup setup)
{
    /// <summary>Of one instrument, however many there are: enough for the slowest averages of minutes.</summary>
    public const int LeastBars = 50_000;

    private readonly LookAheadPieces[] _bars = [.. setup.Instruments.Select(_ => new LookAheadPieces(
        Math.Max(LeastBars, LookAheadCheck.MostBars / setup.Instruments.Count)))];

    /// <summary>The next final bar of the strategy's timeframe.</summary>
    public void Keep(int slot, in Bar bar) => _bars[slot].Add(in bar);

    /// <param name="seed">Of the cuts and of the bars that replace others.</param>
    /// <param name="isStopped">Takes the share that is done; true ends the survey with what it has seen.</param>
    public LookAheadResult Run(long seed, Func<double, bool> isStopped)
    {
        var pieces = _bars.SelectMany((bars, slot) => bars.ToArrays() is var all
            ? all.Select(piece => (Slot: slot, Bars: piece, Cuts: Share(LookAheadCheck.MostCuts, all.Count)))
            : []).ToArray();
        var (results, hasStopped) = (new List<LookAheadResult>(), false);
        foreach (var (slot, bars, cuts) in pieces)
        {
            var check = new LookAheadCheck(setup with { Instruments = [setup.Instruments[slot]] }) { Cuts = cuts };
            results.Add(check.Run(
                bars, seed + results.Count,
                done => hasStopped = hasStopped || isStopped((results.Count + done) / pieces.Length)));
            if (hasStopped)
                break;
        }

        return Together(results) with { Seed = seed, Coverage = Coverage(results.Sum(one => (long)one.Bars), pieces.Length) };
    }

    private static int Share(int whole, int parts) => (whole + parts - 1) / parts;

    private LookAheadResult Together(List<LookAheadResult> results) => new()
    {
        Strategy = setup.Strategy.Name,
        StrategyVersion = setup.Strategy.Version,
        Bars = results.Sum(one => one.Bars),
        Cuts = results.Sum(one => one.Cuts),
        Signals = results.Sum(one => one.Signals),
        Seed = 0,
        Findings =
        [
            .. results.SelectMany(one => one.Findings).OrderBy(one => one.BarTime).ThenBy(one => one.CutAt),
        ],
        Starts = results.Sum(one => one.Starts),
        StartFindings = [.. results.SelectMany(one => one.StartFindings)],
    };

    private string Coverage(long looked, int pieces)
    {
        var (all, count) = (_bars.Sum(one => one.Seen), _bars.Length);
        var instruments = count == 1 ? "one instrument" : $"{count} instruments, each by itself";
        return looked == all
            ? string.Create(CultureInfo.InvariantCulture, $"all {all:#,0} bars of {instruments}")
            : string.Create(
                CultureInfo.InvariantCulture, $"{looked:#,0} of {all:#,0} bars of {instruments}, in {pieces} pieces");
    }
}
