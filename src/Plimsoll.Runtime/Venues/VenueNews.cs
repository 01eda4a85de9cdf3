using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Venues;

/// <summary>What comes through a venue's stream.</summary>
public abstract record VenueNews
{
    private VenueNews()
    {
    }

    public sealed record Said(OrderReport Report) : VenueNews;

    /// <summary>The stream is (again) up: what happened before may be missing.</summary>
    public sealed record Joined : VenueNews;

    /// <summary>Something a person has to know: keys that are refused, a ban, a word that nobody can read.</summary>
    /// <param name="Code">Stable.</param>
    /// <param name="Text">For people.</param>
    public sealed record Trouble(string Code, string Text) : VenueNews;
}
