namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// The unevaluated sum of two doubles, about 32 digits. A rolling sum kept in it forgets a value that leaves as
/// exactly as it took it in, so that one extreme bar does not blur all that come after.
/// Source: T. J. Dekker, A floating-point technique for extending the available precision, 1971.
/// </summary>
internal readonly struct Twofold(double high, double low)
{
    private readonly double _high = high;
    private readonly double _low = low;

    public double Value => _high + _low;

    public static implicit operator Twofold(double value) => new(value, 0);

    /// <summary>The exact product of two doubles.</summary>
    public static Twofold Product(double left, double right)
    {
        var high = left * right;
        return new(high, Math.FusedMultiplyAdd(left, right, -high));
    }

    public static Twofold operator +(Twofold left, double right)
    {
        var sum = left._high + right;
        var part = sum - left._high;
        var error = left._high - (sum - part) + (right - part);
        return Normal(sum, error + left._low);
    }

    public static Twofold operator -(Twofold left, double right) => left + -right;

    public static Twofold operator +(Twofold left, Twofold right)
    {
        var sum = left._high + right._high;
        var part = sum - left._high;
        var error = left._high - (sum - part) + (right._high - part);
        return Normal(sum, error + (left._low + right._low));
    }

    public static Twofold operator -(Twofold value) => new(-value._high, -value._low);

    public static Twofold operator -(Twofold left, Twofold right) => left + -right;

    public static Twofold operator *(Twofold left, double right)
    {
        var product = Product(left._high, right);
        return Normal(product._high, product._low + left._low * right);
    }

    public static Twofold operator *(Twofold left, Twofold right)
    {
        var product = Product(left._high, right._high);
        return Normal(product._high, product._low + (left._high * right._low + left._low * right._high));
    }

    private static Twofold Normal(double high, double low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }
}
