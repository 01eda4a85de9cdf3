namespace Plimsoll.Runtime.Collecting;

/// <summary>Why nothing can be recorded. <see cref="Code"/> is stable.</summary>
public sealed class CollectionException(string code, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The feed does not declare that it tells this.</summary>
    public const string NotSupported = "data.not_supported";

    /// <summary>The venue does not trade it.</summary>
    public const string UnknownInstrument = "data.unknown_instrument";

    /// <summary>The venue did not answer.</summary>
    public const string VenueAway = "venue.not_reached";

    /// <summary>As many sessions record as this machine bears.</summary>
    public const string TooMany = "session.too_many";

    /// <summary>The disk has less room than has to stay free.</summary>
    public const string DiskFull = "session.disk_full";

    public string Code { get; } = code;
}
