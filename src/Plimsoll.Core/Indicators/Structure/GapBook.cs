using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// The fair value gaps of the last bars: a gap, whatever has become of it, is forgotten after a fixed number of bars.
/// So the book is a function of the last bars alone, and a restart or another run finds the same gaps in the same states.
/// </summary>
/// <param name="life">Bars that a gap is followed.</param>
/// <param name="period">Bars of the mean true range.</param>
/// <param name="impulse">Least body of the middle bar, in mean true ranges.</param>
internal sealed class GapBook(int life, int period, double impulse)
{
    private const double LeastGap = 0.001;
    private const int BreakBars = 10;

    private readonly OrderBlockBook _blocks = new(life);
    private Recent<FairValueGap> _gaps = new(life + 1);
    private TrueRange _range = new();
    private RollingSum _ranges = new(period);
    private HighLow _before = new(BreakBars);
    private Seen _first;
    private Seen _middle;
    private int _bars;

    public int Count => _gaps.Count;

    /// <summary>From the oldest on.</summary>
    public ref readonly FairValueGap this[int index] => ref _gaps[index];

    /// <summary>Bars without which the book could be another one.</summary>
    public static int Memory(int life, int period) =>
        life + Math.Max(life + 2, Math.Max(period + 2, BreakBars + 2));

    public void Add(in Bar bar)
    {
        while (_gaps.Count > 0 && _gaps[0].Age == life)
            _gaps.RemoveOldest();
        for (var i = 0; i < _gaps.Count; i++)
            _gaps[i].Meet(in bar, life);
        _blocks.Add(in bar);
        _bars = Math.Min(_bars + 1, 3);
        if (_bars == 3)
            Find(in bar);
        _first = _middle;
        _middle = Look(in bar);
    }

    /// <summary>Place of the live gap whose middle is nearest to the price, else of the newest, else −1.</summary>
    public int Relevant(double price)
    {
        var (best, distance) = (-1, double.PositiveInfinity);
        for (var i = 0; i < _gaps.Count; i++)
            if (_gaps[i].IsLive && Math.Abs(_gaps[i].Middle - price) is var far && far <= distance)
                (best, distance) = (i, far);
        return best < 0 ? _gaps.Count - 1 : best;
    }

    /// <summary>Place of the waiting gap of a side whose middle price comes to first; −1 without one.</summary>
    public int Waiting(int side)
    {
        var best = -1;
        for (var i = 0; i < _gaps.Count; i++)
            if (_gaps[i].IsWaiting && _gaps[i].Side == side
                && (best < 0 || side * _gaps[i].Middle >= side * _gaps[best].Middle))
                best = i;
        return best;
    }

    /// <summary>Bars in which the gap at a place is still followed.</summary>
    public int BarsLeft(int index) => life - _gaps[index].Age;

    private Seen Look(in Bar bar)
    {
        var mean = _ranges.Add(_range.Add(in bar)) / period;
        var breaks = bar.Close > _before.High ? 1 : bar.Close < _before.Low ? -1 : 0;
        _before.Add(in bar);
        return new Seen(bar, mean, breaks);
    }

    private void Find(in Bar third)
    {
        var (side, bottom, top) = third.Low > _first.Bar.High ? (1, _first.Bar.High, third.Low)
            : third.High < _first.Bar.Low ? (-1, third.High, _first.Bar.Low)
            : (0, 0, 0);
        ref readonly var middle = ref _middle.Bar;
        var strength = Math.Abs(middle.Close - middle.Open) / _middle.MeanRange;
        if (side != 0 && top - bottom >= LeastGap * middle.Close && strength >= impulse)
            _gaps.Add(new FairValueGap
            {
                MiddleTime = middle.OpenTime,
                Side = side,
                MiddleAge = -1,
                Top = top,
                Bottom = bottom,
                Score = Score(side, (bottom, top), strength),
            });
    }

    private double Score(int side, (double Bottom, double Top) gap, double strength)
    {
        var (hasBlock, hasBreaker) = (false, false);
        for (var i = 0; i < _blocks.Count; i++)
        {
            ref readonly var block = ref _blocks[i];
            if (block.Side != side || !block.Overlaps(gap.Bottom, gap.Top))
                continue;
            hasBreaker |= block.State == OrderBlockState.Breaker;
            hasBlock |= block.State != OrderBlockState.Breaker;
        }

        return 1 + (hasBreaker ? 0.3 : 0) + (hasBlock ? 0.3 : 0) + (_middle.Breaks == side ? 0.2 : 0)
            + Math.Min(0.2 * (strength - impulse), 0.3);
    }

    private readonly record struct Seen(Bar Bar, double MeanRange, int Breaks)
    {
        public readonly Bar Bar = Bar;
    }
}
