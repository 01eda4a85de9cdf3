using Plimsoll.Server;

namespace Plimsoll.Features.Collecting;

/// <summary>What is left of the disk that the data folder is on.</summary>
internal sealed class FreeSpace(ServerSettings settings, ILogger<FreeSpace> logger)
{
    private bool _isUnknown;

    /// <summary>Bytes; null where the system does not tell.</summary>
    public long? Read()
    {
        try
        {
            return new DriveInfo(settings.DataDirectory).AvailableFreeSpace;
        }
        catch (IOException unknown)
        {
            if (!_isUnknown)
                logger.LogWarning(unknown, "Nobody tells how much room is left for {Folder}", settings.DataDirectory);
            _isUnknown = true;
            return null;
        }
    }
}
