using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>What a feed far away tells.</summary>
public abstract record FeedNews
{
    private FeedNews()
    {
    }

    /// <summary>The line is (again) up: what happened before may be missing.</summary>
    public sealed record Joined : FeedNews;

    public sealed record Traded(InstrumentId Instrument, Trade Trade, Quote? Quote) : FeedNews;

    /// <summary>The venue's own final bar of a minute.</summary>
    public sealed record MinuteEnded(InstrumentId Instrument, Bar Bar) : FeedNews;

    /// <summary>Something a person has to know.</summary>
    /// <param name="Code">Stable.</param>
    /// <param name="Text">For people.</param>
    public sealed record Trouble(string Code, string Text) : FeedNews;
}
