namespace Plimsoll.Runtime.Ticks;

/// <summary>What cannot be done with a session of ticks. <see cref="Code"/> is stable.</summary>
public sealed class TickStoreException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The user has a session of that name.</summary>
    public const string NameTaken = "session.name_taken";

    /// <summary>There is none, or it is deleted.</summary>
    public const string NotFound = "session.not_found";

    /// <summary>It has ended: nothing is added to it any more.</summary>
    public const string NotActive = "session.not_active";

    /// <summary>It does not record that instrument.</summary>
    public const string NoInstrument = "session.no_instrument";

    public string Code { get; } = code;
}
