namespace Plimsoll.Runtime.Venues;

/// <summary>A venue does not accept a key, or could not be asked about it.</summary>
/// <param name="code">Stable: <c>key.invalid</c>, <c>venue.clock</c>, <c>venue.unreachable</c> …</param>
/// <param name="message">A sentence for a trader; never the secret.</param>
public sealed class VenueKeyException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
