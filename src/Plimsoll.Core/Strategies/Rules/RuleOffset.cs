namespace Plimsoll.Core.Strategies.Rules;

/// <summary>How far a stop or target lies from the entry.</summary>
/// <param name="Value">Percent of the entry price, or price units.</param>
/// <param name="IsAbsolute">Price units.</param>
public sealed record RuleOffset(decimal Value, bool IsAbsolute)
{
    /// <summary>The price at this distance; a negative sign is below.</summary>
    internal double From(double price, int sign) =>
        IsAbsolute ? price + sign * (double)Value : price * (1 + sign * (double)Value / 100);
}
