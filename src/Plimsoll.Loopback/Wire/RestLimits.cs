namespace Plimsoll.Loopback.Wire;

/// <summary>How large a request may be.</summary>
internal static class RestLimits
{
    public const int BodyBytes = 65_536;
}
