using System.Globalization;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>
/// The look-ahead check of a whole run: every traded instrument by itself, with those that its strategy looks at, over
/// all its bars or over pieces of them where they are more than fit. A piece is checked as a run that begins there.
/// </summary>
public sealed class LookAheadSurvey
{
    /// <summary>Of one instrument, however many there are: enough for the slowest averages of minutes.</summary>
    public const int LeastBars = 50_000;

    private readonly BacktestSetup _setup;
    private readonly LookAheadPieces[] _bars;
    private readonly bool _looksAtOthers;
    private Timestamp? _origin;

    public LookAheadSurvey(BacktestSetup setup)
    {
        _setup = setup;
        _looksAtOthers = setup.Strategy.References.Count > 0;
        var count = _looksAtOthers ? setup.Fed.Count : setup.Instruments.Count;
        _bars = [.. Enumerable.Range(0, count).Select(_ => new LookAheadPieces(
            Math.Max(LeastBars, LookAheadCheck.MostBars / count)))];
    }

    private readonly record struct Piece(int Slot, LookAheadSeries Series, int Cuts);

    /// <summary>The next final bar of the strategy's timeframe; the very first of all instruments opens first.</summary>
    public void Keep(int slot, in Bar bar)
    {
        if (slot >= _bars.Length)
            return;
        if (!_looksAtOthers)
        {
            _bars[slot].Add(in bar);
            return;
        }

        var origin = _origin ??= bar.OpenTime;
        _bars[slot].Add(in bar, (bar.OpenTime - origin).Ticks / _setup.Timeframe.Length.Ticks);
    }

    /// <param name="seed">Of the cuts and of the bars that replace others.</param>
    /// <param name="isStopped">Takes the share that is done; true ends the survey with what it has seen.</param>
    public LookAheadResult Run(long seed, Func<double, bool> isStopped)
    {
        var pieces = Enumerable.Range(0, _setup.Instruments.Count).SelectMany(PiecesOf).ToArray();
        var (results, hasStopped) = (new List<LookAheadResult>(), false);
        foreach (var piece in pieces)
        {
            results.Add(CheckOf(piece).Run(
                piece.Series, seed + results.Count,
                done => hasStopped = hasStopped || isStopped((results.Count + done) / pieces.Length)));
            if (hasStopped)
                break;
        }

        return Together(results) with { Seed = seed, Coverage = Coverage(results.Sum(one => (long)one.Bars), pieces.Length) };
    }

    // Pieces of the others are of the same times, or there would be nothing to compare with.
    private IEnumerable<Piece> PiecesOf(int slot)
    {
        var others = OthersOf(slot);
        var stride = others.Append(slot).Max(one => _bars[one].Stride);
        var own = _bars[slot].ToPieces(stride);
        var beside = others.Select(one => _bars[one].ToPieces(stride).ToDictionary(piece => piece.Number, piece => piece.Bars))
            .ToList();
        foreach (var (number, bars) in own)
            yield return new Piece(
                slot, new LookAheadSeries(bars, [.. beside.Select(one => one.GetValueOrDefault(number))]),
                Share(LookAheadCheck.MostCuts, own.Count));
    }

    private int[] OthersOf(int slot) => !_looksAtOthers
        ? []
        : [
            .. Enumerable.Range(0, _bars.Length).Where(other => other != slot
                && _setup.Strategy.References.Any(use => use.Instrument == _setup.Fed[other].Id)),
        ];

    private LookAheadCheck CheckOf(Piece piece) => new(_setup with
    {
        Instruments = [_setup.Instruments[piece.Slot]],
        References = [.. OthersOf(piece.Slot).Select(other => _setup.Fed[other])],
    })
    {
        Cuts = piece.Cuts,
    };

    private static int Share(int whole, int parts) => (whole + parts - 1) / parts;

    private LookAheadResult Together(List<LookAheadResult> results) => new()
    {
        Strategy = _setup.Strategy.Name,
        StrategyVersion = _setup.Strategy.Version,
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
        var count = _setup.Instruments.Count;
        var all = _bars.Take(count).Sum(one => one.Seen);
        var instruments = (count == 1 ? "one instrument" : $"{count} instruments, each by itself")
            + (_looksAtOthers ? " with those it looks at" : "");
        return looked == all
            ? string.Create(CultureInfo.InvariantCulture, $"all {all:#,0} bars of {instruments}")
            : string.Create(
                CultureInfo.InvariantCulture, $"{looked:#,0} of {all:#,0} bars of {instruments}, in {pieces} pieces");
    }
}
