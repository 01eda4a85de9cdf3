using Plimsoll.Core.Engine;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>One fact of a log after the other.</summary>
internal sealed class FactCursor(IAsyncEnumerable<IReadOnlyList<AccountFact>> facts, CancellationToken stop)
    : IAsyncDisposable
{
    private readonly IAsyncEnumerator<IReadOnlyList<AccountFact>> _pieces = facts.GetAsyncEnumerator(stop);
    private int _next;
    private bool _hasPiece;

    /// <summary>How many have been read.</summary>
    public long Position { get; private set; }

    /// <summary>Null at the end.</summary>
    public async ValueTask<AccountFact?> NextAsync()
    {
        while (!_hasPiece || _next == _pieces.Current.Count)
        {
            _hasPiece = await _pieces.MoveNextAsync();
            _next = 0;
            if (!_hasPiece)
                return null;
        }

        Position++;
        return _pieces.Current[_next++];
    }

    public ValueTask DisposeAsync() => _pieces.DisposeAsync();
}
