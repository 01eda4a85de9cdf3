using System.Globalization;

namespace Plimsoll.Core.Market;

/// <summary>An amount of base units, never negative; direction is a side, not a sign.</summary>
public readonly record struct Quantity : IComparable<Quantity>
{
    private Quantity(decimal value) => Value = value;

    public static Quantity Zero => default;

    public decimal Value { get; }

    public bool IsZero => Value == 0m;

    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static Quantity Of(decimal value) =>
        TryOf(value, out var quantity)
            ? quantity
            : throw new ArgumentOutOfRangeException(nameof(value), value, "quantity >= 0");

    public static bool TryOf(decimal value, out Quantity quantity)
    {
        quantity = value >= 0m ? new Quantity(value) : default;
        return value >= 0m;
    }

    public static Quantity Min(Quantity left, Quantity right) => left.Value <= right.Value ? left : right;

    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static Quantity operator +(Quantity left, Quantity right) => new(left.Value + right.Value);

    /// <exception cref="ArgumentOutOfRangeException">More is taken than there is.</exception>
    public static Quantity operator -(Quantity left, Quantity right) => Of(left.Value - right.Value);

    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;
}
