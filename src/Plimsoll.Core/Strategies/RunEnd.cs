using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies;

/// <summary>
/// When and how a run's last attempt to trade ended, as the account's facts say it. It replaces what a strategy would
/// have to remember of fills, and comes back with the facts after a restart.
/// </summary>
public readonly record struct RunEnd(Timestamp At, RunOutcome Outcome);
