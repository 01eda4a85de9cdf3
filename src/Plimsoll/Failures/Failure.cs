using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Strategies;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage;

namespace Plimsoll.Failures;

/// <summary>What went wrong, in the words the outside sees: the one place where exceptions become codes.</summary>
internal sealed record Failure(FailureKind Kind, string Code, string Message)
{
    public int ExitCode => Kind switch
    {
        FailureKind.BadInput => ExitCodes.BadInput,
        FailureKind.StateConflict => ExitCodes.StateDoesNotAllow,
        _ => ExitCodes.Failed,
    };

    public int Status => Kind switch
    {
        FailureKind.BadInput => StatusCodes.Status422UnprocessableEntity,
        FailureKind.StateConflict => StatusCodes.Status409Conflict,
        FailureKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    public static Failure From(Exception exception) => exception switch
    {
        PlimsollException known => new(known.Kind, known.Code, OneLine(known.Message)),
        DataFileException file => new(FailureKind.BadInput, file.Code, OneLine(file.Message)),
        StrategyException strategy => new(FailureKind.BadInput, strategy.Code, OneLine(strategy.Message)),
        TickStoreException session => new(KindOf(session), session.Code, OneLine(session.Message)),
        TickSegmentException segment => new(FailureKind.Failed, segment.Code, OneLine(segment.Message)),
        VenueKeyException key => new(KindOf(key), key.Code, OneLine(key.Message)),
        IndicatorException indicator => new(FailureKind.BadInput, indicator.Code, OneLine(indicator.Message)),
        OperationCanceledException => new(FailureKind.Failed, "system.cancelled", "Stopped before it was done."),
        _ when OfDatabase(exception) is { } storage =>
            new(KindOf(storage.Code), storage.Code, OneLine(storage.Message)),
        IOException { InnerException: SocketException or AddressInUseException } =>
            new(FailureKind.StateConflict, "system.address_in_use", OneLine(exception.Message)),
        IOException or UnauthorizedAccessException =>
            new(FailureKind.Failed, "system.file", OneLine(exception.Message)),
        _ => new(FailureKind.Failed, "system.error", OneLine(exception.Message)),
    };

    /// <summary>The storage failure behind an exception; EF Core wraps what the driver throws.</summary>
    public static StorageException? OfDatabase(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is StorageException || DatabaseFailure.IsDatabaseFailure(exception))
                return DatabaseFailure.Describe(exception);
            if (exception is IOException)
                return null;
        }
        return null;
    }

    private static FailureKind KindOf(string storageCode) => storageCode switch
    {
        StorageErrorCode.DataDirectoryInUse or StorageErrorCode.Newer or StorageErrorCode.MigrationChanged
            or StorageErrorCode.ClusterForeign
            or StorageErrorCode.DatasetNameTaken or StorageErrorCode.RecordingNameTaken => FailureKind.StateConflict,
        StorageErrorCode.DataDirectoryUnusable or StorageErrorCode.AuthenticationFailed
            or StorageErrorCode.Missing => FailureKind.BadInput,
        _ => FailureKind.Unavailable,
    };

    private static FailureKind KindOf(TickStoreException session) => session.Code switch
    {
        TickStoreException.NotFound or TickStoreException.NoInstrument => FailureKind.BadInput,
        _ => FailureKind.StateConflict,
    };

    // A key that is wrong is the caller's; a venue or a key-encryption key that is not there is nobody's input.
    private static FailureKind KindOf(VenueKeyException key) => key.Code.StartsWith("key.", StringComparison.Ordinal)
        && !key.Code.StartsWith("key.kek_", StringComparison.Ordinal)
        ? FailureKind.BadInput
        : FailureKind.Unavailable;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
