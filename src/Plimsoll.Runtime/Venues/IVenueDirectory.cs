namespace Plimsoll.Runtime.Venues;

/// <summary>The venues that are installed, and what their keys are good for.</summary>
public interface IVenueDirectory
{
    IReadOnlyList<InstalledVenue> Venues { get; }

    /// <summary>Asks the venue what a key may do.</summary>
    /// <exception cref="VenueKeyException">It is not accepted, or nobody answered.</exception>
    /// <exception cref="NotSupportedException">No such venue is installed (<c>venue.not_available</c>).</exception>
    Task<KeyRights> AskRightsAsync(string venueCode, VenueKey key, CancellationToken cancellationToken);

    /// <summary>How good the line to a venue is; needs no key.</summary>
    /// <exception cref="VenueKeyException">Nobody answered.</exception>
    /// <exception cref="NotSupportedException">No such venue is installed (<c>venue.not_available</c>).</exception>
    Task<VenueMeasure> MeasureAsync(string venueCode, CancellationToken cancellationToken);

    /// <summary>
    /// How long after its stream a venue's public list knows a trade; needs no key and sends nothing. Null where the market
    /// was too quiet to tell, or the list never knew it.
    /// </summary>
    /// <exception cref="VenueKeyException">Nobody answered.</exception>
    /// <exception cref="NotSupportedException">No such venue is installed (<c>venue.not_available</c>).</exception>
    Task<TimeSpan?> MeasureReadLagAsync(string venueCode, CancellationToken cancellationToken);

    /// <summary>How an account that such a key opens stands there.</summary>
    /// <param name="account">Code of the venue, its key, and the currency that the money is counted in.</param>
    /// <param name="cancellationToken">Cancelled: no answer.</param>
    /// <exception cref="VenueKeyException">It is not accepted, or nobody answered.</exception>
    Task<VenueStanding> AskStandingAsync(
        (string VenueCode, VenueKey Key, string Currency) account, CancellationToken cancellationToken);
}
