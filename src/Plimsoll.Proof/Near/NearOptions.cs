namespace Plimsoll.Proof.Near;

/// <summary>How an account is driven.</summary>
/// <param name="Steps">Where it dies.</param>
/// <param name="Sabotage">Which rule it breaks.</param>
/// <param name="HoldsBalance">Its venue lets one exit work at a time.</param>
internal sealed record NearOptions(Steps Steps, Sabotage Sabotage, bool HoldsBalance);
