namespace Plimsoll.Core.Indicators;

/// <summary>A condition between parameters of a kind, beyond the range that each has alone.</summary>
/// <param name="Parameter">The parameter to name when it does not hold.</param>
/// <param name="Text">What must hold (<c>fast must be less than slow</c>).</param>
/// <param name="Holds">Whether it does.</param>
public sealed record IndicatorRule(string Parameter, string Text, Func<IndicatorSpec, bool> Holds)
{
    /// <summary>The code of the error when it does not hold.</summary>
    public string Code { get; init; } = IndicatorException.BadParameter;

    internal static IndicatorRule Less(string smaller, string larger) =>
        new(smaller, $"{smaller} must be less than {larger}", spec => spec[smaller] < spec[larger]);

    internal static IndicatorRule NotMore(string smaller, string larger) =>
        new(smaller, $"{smaller} must not be more than {larger}", spec => spec[smaller] <= spec[larger]);
}
