namespace Plimsoll.Features.Bench;

/// <summary>What <c>plimsoll bench restart</c> answers.</summary>
/// <param name="OpenOrders">Working at the venue when it restarts.</param>
/// <param name="Facts">Since the last snapshot.</param>
/// <param name="Runs">Restarts.</param>
/// <param name="SecondsToReady">From asking the database to books compared with the venue's.</param>
/// <param name="ProcessorSeconds">Of this process, for the same, on all processors together.</param>
/// <param name="SecondsWithoutSnapshot">The same, had there been no snapshot.</param>
/// <param name="SecondsToSnapshot">Taking one of all this.</param>
/// <param name="SnapshotBytes">How large the snapshot is.</param>
/// <param name="PayloadBytes">Of the facts since the last one.</param>
internal sealed record RestartBenchReport(
    int OpenOrders, int Facts, int Runs, Spread SecondsToReady, Spread ProcessorSeconds,
    double SecondsWithoutSnapshot, double SecondsToSnapshot, long SnapshotBytes, long PayloadBytes);
