namespace Plimsoll.Runtime.Markets;

/// <summary>The markets that accounts live on.</summary>
public interface IMarketDirectory
{
    /// <summary>The market of a venue, opened when it is asked for first.</summary>
    /// <exception cref="NotSupportedException">No such venue is installed (<c>venue.not_available</c>).</exception>
    IMarketHost Of(string venueCode);

    /// <summary>Every market that knows its instruments.</summary>
    IReadOnlyList<IMarketHost> Open { get; }
}
