namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>What came of telling an account everything again.</summary>
/// <param name="Lives">Of its runner: one after each start of the program, and each recovery.</param>
/// <param name="Inputs">Market events, answers of venues, commands, runs taken on.</param>
/// <param name="Alike">Facts that came out as they were written, byte for byte.</param>
/// <param name="Difference">The first that did not; null where all did.</param>
public sealed record LifeReplayReport(long Lives, long Inputs, long Alike, string? Difference);
