namespace Plimsoll.Storage.Backtests;

/// <summary>pending → running → completed | failed | stopped; a restart takes running ones back to pending.</summary>
public static class BacktestStatus
{
    public const string Pending = "pending";
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Stopped = "stopped";
}
