using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>
/// Bars of one instrument to look at, of a run of any length in bounded memory: all of them in one piece while they fit,
/// then pieces that lie evenly over the run, fewer of them the longer it gets but, of bars without gaps, never less than
/// half of what fits.
/// </summary>
/// <param name="most">Bars at most.</param>
public sealed class LookAheadPieces(int most)
{
    // Even: when every other one is dropped, the next one that comes is kept.
    private const int MostPieces = 10;

    private readonly List<(long Number, List<Bar> Bars)> _pieces = [];
    private readonly int _length = Math.Max(1, most / MostPieces);

    /// <summary>Bars of the run.</summary>
    public long Seen { get; private set; }

    /// <summary>Of how many pieces one is kept: 1, 2, 4 …</summary>
    public long Stride { get; private set; } = 1;

    /// <summary>The next bar, wherever in time it lies.</summary>
    public void Add(in Bar bar) => Add(in bar, Seen);

    /// <summary>The next bar at its place in time, so that pieces of several instruments are of the same times.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="place">Bars of its length since the run began; ascending.</param>
    public void Add(in Bar bar, long place)
    {
        Seen++;
        var number = place / _length;
        while (number / Stride >= MostPieces)
        {
            Stride *= 2;
            _pieces.RemoveAll(piece => piece.Number % Stride != 0);
        }

        if (number % Stride != 0)
            return;
        if (_pieces.Count == 0 || _pieces[^1].Number != number)
            _pieces.Add((number, []));
        _pieces[^1].Bars.Add(bar);
    }

    /// <summary>In the order of time; none without a bar.</summary>
    public IReadOnlyList<ReadOnlyMemory<Bar>> ToArrays() => [.. ToPieces(Stride).Select(piece => piece.Bars)];

    /// <summary>Pieces by number, as if one of so many had been kept: all in one piece where that is one.</summary>
    /// <param name="stride">At least <see cref="Stride"/>.</param>
    public IReadOnlyList<(long Number, ReadOnlyMemory<Bar> Bars)> ToPieces(long stride) => _pieces.Count == 0 ? []
        : stride == 1 ? [(0, _pieces.SelectMany(piece => piece.Bars).ToArray())]
        : [
            .. _pieces.Where(piece => piece.Number % stride == 0)
                .Select(piece => (piece.Number, new ReadOnlyMemory<Bar>(piece.Bars.ToArray()))),
        ];
}
