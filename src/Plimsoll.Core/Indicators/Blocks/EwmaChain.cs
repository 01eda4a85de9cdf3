namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Exponential means, each of the one before, by the parameters <c>period</c> and <c>seed</c>: <c>chained</c> seeds
/// each with the simple mean of n of its inputs, <c>joint</c> seeds all with the first simple mean of prices,
/// <c>first</c> all with the first price.
/// </summary>
internal sealed class EwmaChain
{
    private readonly Ewma[] _means;

    public EwmaChain(IndicatorSpec spec, int depth)
    {
        var period = spec.Integer("period");
        var seed = spec.Choice("seed");
        _means = new Ewma[depth];
        for (var i = 0; i < depth; i++)
            _means[i] = seed == "chained" || (seed == "joint" && i == 0) ? Ewma.Of(period) : Ewma.FromFirst(period);
    }

    public double this[int level] => _means[level].Value;

    /// <summary>Values until the last mean is seeded.</summary>
    public static int Warmup(IndicatorSpec spec, int depth) => spec.Choice("seed") switch
    {
        "chained" => depth * (spec.Integer("period") - 1) + 1,
        "joint" => spec.Integer("period"),
        _ => 1,
    };

    /// <summary>Takes a value in; the last mean, NaN until seeded.</summary>
    public double Add(double value)
    {
        for (var i = 0; i < _means.Length; i++)
            value = _means[i].Add(value);
        return value;
    }
}
