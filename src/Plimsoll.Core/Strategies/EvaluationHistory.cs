namespace Plimsoll.Core.Strategies;

/// <summary>The last evaluations of one run and instrument, newest last.</summary>
public sealed class EvaluationHistory
{
    private readonly Evaluation?[] _ring;
    private int _next;

    private readonly int _conditions;

    /// <param name="capacity">How many are kept; the oldest goes first.</param>
    /// <param name="conditions">Comparisons of one bar at most.</param>
    public EvaluationHistory(int capacity, int conditions = Evaluation.MaxConditions)
    {
        _ring = new Evaluation?[capacity];
        _conditions = conditions;
    }

    public int Count { get; private set; }

    /// <summary>Of the newest bar; null before the first.</summary>
    public Evaluation? Last => Count == 0 ? null : _ring[(_next == 0 ? _ring.Length : _next) - 1];

    /// <summary>The slot for the next bar, overwriting the oldest.</summary>
    public Evaluation Next()
    {
        var evaluation = _ring[_next] ??= new Evaluation(_conditions);
        _next = _next + 1 == _ring.Length ? 0 : _next + 1;
        if (Count < _ring.Length)
            Count++;
        return evaluation;
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<Evaluation> Newest()
    {
        for (var back = 1; back <= Count; back++)
            yield return _ring[(_next - back + _ring.Length) % _ring.Length]!;
    }
}
