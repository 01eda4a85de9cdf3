namespace Plimsoll.Storage.Embedded;

/// <summary>How the private server does.</summary>
/// <param name="IsUp">False from the moment it is found dead until it takes connections again.</param>
/// <param name="Restarts">How often it was started again in this run of the program.</param>
/// <param name="Attempts">To start it again without success, in a row.</param>
/// <param name="Trouble">Why the last of them failed.</param>
public sealed record ServerStanding(bool IsUp, int Restarts, int Attempts, string? Trouble)
{
    public static ServerStanding Well { get; } = new(true, 0, 0, null);
}
