using System.Net.Sockets;
using Npgsql;

namespace Plimsoll.Storage;

/// <summary>Translates what the driver throws into the stable codes of storage.</summary>
public static class DatabaseFailure
{
    /// <summary>Describes a driver exception; anything unknown stays a <c>database.failed</c>.</summary>
    public static StorageException Describe(Exception exception) => exception switch
    {
        StorageException known => known,
        PostgresException refused => DescribeAnswer(refused),
        _ when IsSilence(exception) || IsSilence(exception.InnerException) => new(
            StorageErrorCode.Unreachable,
            $"The database server does not answer: {(exception.InnerException ?? exception).Message}",
            exception),
        _ => new(StorageErrorCode.Failed, $"The database failed: {exception.Message}", exception),
    };

    /// <summary>True for what the driver throws, as opposed to a bug of ours.</summary>
    public static bool IsDatabaseFailure(Exception exception) =>
        exception is NpgsqlException or TimeoutException or SocketException;

    private static StorageException DescribeAnswer(PostgresException answer) => answer.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new(
            StorageErrorCode.AuthenticationFailed,
            $"The database server refused the user name or password ({answer.MessageText}). "
            + "Check Username and Password of the connection string.",
            answer),
        PostgresErrorCodes.InvalidCatalogName => new(
            StorageErrorCode.Missing, $"{answer.MessageText}. Create the database or correct its name.", answer),
        PostgresErrorCodes.DiskFull => new(
            StorageErrorCode.DiskFull,
            $"The disk of the database is full ({answer.MessageText}). Free some space.",
            answer),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.TooManyConnections => new(
                StorageErrorCode.Unreachable,
                $"The database server takes no connections ({answer.MessageText}).",
                answer),
        _ => new(StorageErrorCode.Failed, $"The database failed: {answer.MessageText} ({answer.SqlState})", answer),
    };

    private static bool IsSilence(Exception? exception) =>
        exception is TimeoutException or SocketException or IOException;
}
