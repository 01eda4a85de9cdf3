namespace Plimsoll.Core.Market;

/// <summary>
/// What is known of an instrument beside its prices: the last of each kind, null where there was none. It is as old as
/// its notices; how old may still count is for who looks at it.
/// </summary>
public sealed class KnownFacts
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // A number from before a longer silence is none of a day before.
    private static readonly TimeSpan MostSilence = TimeSpan.FromDays(2);

    // From the last one that is at least a day older than the newest.
    private readonly Queue<MarketNotice.OpenInterest> _day = [];
    private Timestamp _last = Timestamp.MinValue;

    public MarketNotice.Funding? Funding { get; private set; }

    public MarketNotice.OpenInterest? OpenInterest { get; private set; }

    public MarketNotice.News? News { get; private set; }

    /// <summary>
    /// Open interest over that of a day before: the last that was known then. Null without one, or where that is more
    /// than two days old.
    /// </summary>
    public double? OpenInterestRatio { get; private set; }

    /// <summary>The next notice; they ascend in time, and may be at one.</summary>
    internal void Take(MarketNotice notice)
    {
        if (notice.KnownAt < _last)
            throw new ArgumentException($"a notice of {notice.KnownAt} after one of {_last}", nameof(notice));
        _last = notice.KnownAt;
        switch (notice)
        {
            case MarketNotice.Funding funding:
                Funding = funding;
                break;
            case MarketNotice.OpenInterest openInterest:
                Take(openInterest);
                break;
            case MarketNotice.News news:
                News = news;
                break;
            default:
                throw new InvalidOperationException($"no rule takes {notice.GetType().Name}");
        }
    }

    private void Take(MarketNotice.OpenInterest newest)
    {
        OpenInterest = newest;
        _day.Enqueue(newest);
        var dayBefore = newest.KnownAt - Day;
        while (_day.Count > 1 && _day.ElementAt(1).KnownAt <= dayBefore)
            _day.Dequeue();
        var oldest = _day.Peek();
        OpenInterestRatio = oldest.KnownAt <= dayBefore && newest.KnownAt - oldest.KnownAt <= MostSilence
            ? (double)(newest.Contracts / oldest.Contracts)
            : null;
    }
}
