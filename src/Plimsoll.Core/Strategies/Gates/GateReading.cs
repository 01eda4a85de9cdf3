namespace Plimsoll.Core.Strategies.Gates;

/// <summary>What a gate compares for one side on one bar.</summary>
internal readonly record struct GateReading(double Left, Comparison Comparison, double Right)
{
    /// <summary>A value that is positive where the side is favored.</summary>
    public static GateReading Positive(double left) => new(left, Comparison.Above, 0);
}
