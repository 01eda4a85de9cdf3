using Plimsoll.Storage.Auditing;

namespace Plimsoll.Storage.Backtests;

/// <summary>A run that is to read what is sealed.</summary>
/// <param name="RunId">Of the run.</param>
/// <param name="Candidate">What the strategy is, its version and parameters, as a hash.</param>
/// <param name="Reason">Why, 1 to 500 characters.</param>
/// <param name="Audit">The line of the audit log that is written with it.</param>
public sealed record HoldOutOpening(Guid RunId, string Candidate, string Reason, AuditEntry Audit);
