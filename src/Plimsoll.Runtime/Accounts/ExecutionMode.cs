namespace Plimsoll.Runtime.Accounts;

/// <summary>Where an account's orders go.</summary>
public enum ExecutionMode
{
    Simulation,
    Paper,
    Live,
}
