namespace Plimsoll.Failures;

/// <summary>
/// A failure with a stable code and a text for a person. The command line prints it as one line, the API answers it
/// as problem details; nobody needs to catch it in between.
/// </summary>
internal sealed class PlimsollException(FailureKind kind, string code, string message, Exception? cause = null)
    : Exception(message, cause)
{
    public FailureKind Kind { get; } = kind;

    public string Code { get; } = code;
}
