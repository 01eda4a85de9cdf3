namespace Plimsoll.Core.Engine;

/// <summary>What is on or off around an engine.</summary>
public enum EngineSwitch
{
    Degraded,
    Lease,
    ClockTrusted,
    TradingEnabled,
}
