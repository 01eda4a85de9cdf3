using Plimsoll.Venues;

namespace Plimsoll.Features.Trading;

/// <summary>
/// What the operator says about venues: <c>Venues:CODE:Address</c> and <c>Venues:CODE:Symbols</c>, the latter with commas.
/// </summary>
internal static class VenueSettings
{
    private const string Section = "Venues";

    /// <exception cref="FormatException">An address is none.</exception>
    public static VenueOptions Read(IConfiguration configuration)
    {
        var addresses = new Dictionary<string, Uri>();
        var symbols = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var venue in configuration.GetSection(Section).GetChildren())
        {
            if (venue["Address"] is { } address)
                addresses[venue.Key] = AddressOf(venue.Key, address);
            if (venue["Symbols"] is { } list)
                symbols[venue.Key] = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        return new VenueOptions { Addresses = addresses, Symbols = symbols };
    }

    private static Uri AddressOf(string venue, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new FormatException(
                $"venue.address: '{text}' is no address for {venue}; https, or http on this machine");
}
