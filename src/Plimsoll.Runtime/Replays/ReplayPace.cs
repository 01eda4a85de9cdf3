namespace Plimsoll.Runtime.Replays;

/// <summary>Seconds of the recording in a real second; 0 runs as fast as the machine can.</summary>
public static class ReplayPace
{
    public const double Unbounded = 0;

    public const double Min = 0.1;

    public const double Max = 10_000;

    // Ten seconds in a second: a minute's bar comes before one looks away.
    public const double Usual = 10;

    public static bool IsValid(double acceleration) => acceleration is Unbounded or (>= Min and <= Max);
}
