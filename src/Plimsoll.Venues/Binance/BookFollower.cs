using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Venues.Binance.Wire;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// One order book: a snapshot, and every change since, in the venue's numbers. A number that is left out, or a book that
/// crosses, means that it is wrong: then it has no value until a new snapshot joins the changes again.
/// </summary>
internal sealed class BookFollower
{
    /// <summary>What people look at, and more than any indicator asks for.</summary>
    public const int LevelsShown = 20;

    // Changes of many seconds: a snapshot that takes longer is too old to join them.
    private const int MostWaiting = 1_000;

    private readonly OrderBook _book = new();
    private readonly Queue<BookChange> _waiting = [];
    private long _last;
    private bool _isJoining;

    /// <summary>False until a snapshot and the changes since have met.</summary>
    public bool IsInStep { get; private set; }

    /// <summary>How often it had to begin anew.</summary>
    public int Losses { get; private set; }

    /// <summary>The book after this change; null while it is out of step.</summary>
    public BookView? Offer(BookChange change)
    {
        if (!IsInStep)
        {
            Keep(change);
            return null;
        }

        if (Apply(change))
            return _book.View(change.Time, LevelsShown);
        Lose();
        Keep(change);
        return null;
    }

    /// <summary>A snapshot came: it is brought up to date with the changes that were told meanwhile.</summary>
    public void Begin(JsonElement snapshot)
    {
        _book.Clear();
        foreach (var level in BookChange.Levels(snapshot, "bids"))
            _book.SetBid(level.Price, level.Quantity);
        foreach (var level in BookChange.Levels(snapshot, "asks"))
            _book.SetAsk(level.Price, level.Quantity);
        (_last, _isJoining, IsInStep) = (snapshot.Long("lastUpdateId"), true, true);
        foreach (var change in _waiting)
            if (!Apply(change))
            {
                Lose();
                return;
            }

        _waiting.Clear();
    }

    private void Lose()
    {
        IsInStep = false;
        Losses++;
    }

    private void Keep(BookChange change)
    {
        _waiting.Enqueue(change);
        if (_waiting.Count > MostWaiting)
            _waiting.Dequeue();
    }

    private bool Apply(BookChange change)
    {
        if (change.Last <= _last)
            return true; // The snapshot has it.
        if (!Follows(change))
            return false;
        foreach (var level in change.Bids)
            _book.SetBid(level.Price, level.Quantity);
        foreach (var level in change.Asks)
            _book.SetAsk(level.Price, level.Quantity);
        (_last, _isJoining) = (change.Last, false);
        return !_book.IsCrossed;
    }

    // The first change may begin before the snapshot ended. After that spot numbers each change, contracts name the one before.
    private bool Follows(BookChange change) =>
        _isJoining ? change.First <= _last + 1
        : change.Before is { } before ? before == _last
        : change.First == _last + 1;
}
