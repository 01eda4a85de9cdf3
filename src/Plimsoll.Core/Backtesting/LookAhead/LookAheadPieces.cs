using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>
/// Bars of one instrument to look at, of a run of any length in bounded memory: all of them in one piece while they fit,
/// then pieces that lie evenly over the run, fewer of them the longer it gets but never less than half of what fits.
/// </summary>
/// <param name="most">Bars at most.</param>
public sealed class LookAheadPieces(int most)
{
    // Even: when every other one is dropped, the next one that comes is kept.
    private const int MostPieces = 10;

    private readonly List<List<Bar>> _pieces = [];
    private readonly int _length = Math.Max(1, most / MostPieces);
    private long _stride = 1;

    /// <summary>Bars of the run.</summary>
    public long Seen { get; private set; }

    public void Add(in Bar bar)
    {
        var (piece, place) = Math.DivRem(Seen++, _length);
        if (place == 0 && piece % _stride == 0)
            Begin();
        if (piece % _stride == 0)
            _pieces[^1].Add(bar);
    }

    /// <summary>In the order of time; none without a bar.</summary>
    public IReadOnlyList<ReadOnlyMemory<Bar>> ToArrays() => _pieces.Count == 0 ? []
        : _stride == 1 ? [_pieces.SelectMany(piece => piece).ToArray()]
        : [.. _pieces.Select(piece => new ReadOnlyMemory<Bar>(piece.ToArray()))];

    private void Begin()
    {
        if (_pieces.Count == MostPieces)
        {
            for (var odd = MostPieces - 1; odd > 0; odd -= 2)
                _pieces.RemoveAt(odd);
            _stride *= 2;
        }

        _pieces.Add([]);
    }
}
