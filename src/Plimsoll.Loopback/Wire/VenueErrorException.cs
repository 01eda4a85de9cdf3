namespace Plimsoll.Loopback.Wire;

/// <summary>The venue refuses, in its own words.</summary>
internal sealed class VenueErrorException(int status, int code, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>The venue's own code, below zero.</summary>
    public int Code => code;

    /// <summary>Seconds that a client is told to wait; null where the answer says nothing of it.</summary>
    public int? RetryAfterSeconds { get; init; }
}
