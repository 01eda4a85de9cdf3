namespace Plimsoll.Core.Engine;

/// <summary>Who releases orders.</summary>
public enum OperatingMode
{
    /// <summary>A person: entries and discretionary exits are held.</summary>
    Guide,
    Autonomous,
}
