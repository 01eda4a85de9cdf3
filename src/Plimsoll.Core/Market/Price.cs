using System.Globalization;

namespace Plimsoll.Core.Market;

/// <summary>A positive price in quote units, exact to the last digit. <c>default</c> is "no price" (zero).</summary>
public readonly record struct Price : IComparable<Price>
{
    private Price(decimal value) => Value = value;

    public decimal Value { get; }

    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public static Price Of(decimal value) =>
        TryOf(value, out var price) ? price : throw new ArgumentOutOfRangeException(nameof(value), value, "price > 0");

    public static bool TryOf(decimal value, out Price price)
    {
        price = value > 0m ? new Price(value) : default;
        return value > 0m;
    }

    public int CompareTo(Price other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Price left, Price right) => left.Value < right.Value;

    public static bool operator >(Price left, Price right) => left.Value > right.Value;

    public static bool operator <=(Price left, Price right) => left.Value <= right.Value;

    public static bool operator >=(Price left, Price right) => left.Value >= right.Value;
}
