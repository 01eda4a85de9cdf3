namespace Plimsoll.Storage.Embedded;

/// <summary>
/// Holds a data folder for one program. The operating system lets go of it when the program ends, however it ends.
/// </summary>
public sealed class DataDirectoryLock : IDisposable
{
    private const string FileName = "plimsoll.lock";

    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <summary>Creates the folder if need be and locks it.</summary>
    /// <exception cref="StorageException"><c>data-dir.in_use</c> or <c>data-dir.unusable</c>.</exception>
    public static DataDirectoryLock Acquire(string dataDirectory)
    {
        try
        {
            PassableDirectory.Create(dataDirectory);
            var path = Path.Combine(dataDirectory, FileName);
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure) when (IsHeldByAnother(dataDirectory))
        {
            throw new StorageException(
                StorageErrorCode.DataDirectoryInUse,
                $"Another Plimsoll is running on the data folder {dataDirectory}. Stop it or give another --data-dir.",
                failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(dataDirectory, failure);
        }
    }

    public void Dispose() => _file.Dispose();

    internal static StorageException Unusable(string dataDirectory, Exception failure) =>
        failure.Message.Contains("No space left", StringComparison.Ordinal)
            ? new(
                StorageErrorCode.DiskFull,
                $"The disk of the data folder {dataDirectory} is full. Free some space and start again.",
                failure)
            : new(
                StorageErrorCode.DataDirectoryUnusable,
                $"The data folder {dataDirectory} cannot be used: {failure.Message}",
                failure);

    // The lock refuses every other opening, a read-only one too; a missing permission is not an IOException.
    private static bool IsHeldByAnother(string dataDirectory)
    {
        try
        {
            using var probe = File.OpenRead(Path.Combine(dataDirectory, FileName));
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
