namespace Plimsoll.Failures;

/// <summary>Who has to act on a failure; decides the exit code and the HTTP status.</summary>
internal enum FailureKind
{
    /// <summary>The caller gave something that cannot be used: exit 2, HTTP 422.</summary>
    BadInput,

    /// <summary>The request is fine but the present state does not allow it: exit 3, HTTP 409.</summary>
    StateConflict,

    /// <summary>Something the program depends on does not work: exit 4, HTTP 503.</summary>
    Unavailable,

    /// <summary>A bug or a failure nobody foresaw: exit 4, HTTP 500.</summary>
    Failed,
}
