namespace Plimsoll.Storage;

/// <summary>Storage cannot be used; the code is stable and the message says what to do.</summary>
public sealed class StorageException(string code, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>One of <see cref="StorageErrorCode"/>.</summary>
    public string Code { get; } = code;
}
