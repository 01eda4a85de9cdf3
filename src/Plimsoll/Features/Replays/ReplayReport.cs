using Plimsoll.Runtime.Accounts.Tape;

namespace Plimsoll.Features.Replays;

/// <summary>What <c>plimsoll replay</c> answers.</summary>
/// <param name="Account">Which.</param>
/// <param name="Told">What came of telling it again all that it was told.</param>
/// <param name="Facts">All of its log, chain verified.</param>
/// <param name="Decisions">Of the risk gate.</param>
/// <param name="SameDecisions">Judged again from their inputs, and the same to the last word.</param>
/// <param name="Orders">Intents.</param>
/// <param name="Fills">Booked.</param>
/// <param name="StateHash">Of the state that all facts make.</param>
/// <param name="Snapshots">How many kept states were made anew and compared.</param>
/// <param name="FirstDifference">Null where everything is as it was kept.</param>
internal sealed record ReplayReport(
    Guid Account, LifeReplayReport Told, long Facts, long Decisions, long SameDecisions, long Orders, long Fills,
    string StateHash, int Snapshots, string? FirstDifference);
