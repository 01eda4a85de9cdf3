using System.Globalization;

namespace Plimsoll.Core.Market;

/// <summary>An amount of the account's currency, of either sign, exact to the last digit.</summary>
public readonly record struct Money(decimal Value) : IComparable<Money>
{
    /// <summary>Decimals of a unit of account, where something has to be rounded at all.</summary>
    public const int Decimals = 8;

    public static Money Zero => default;

    public int CompareTo(Money other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static Money operator +(Money left, Money right) => new(left.Value + right.Value);

    public static Money operator -(Money left, Money right) => new(left.Value - right.Value);

    public static Money operator -(Money money) => new(-money.Value);

    public static bool operator <(Money left, Money right) => left.Value < right.Value;

    public static bool operator >(Money left, Money right) => left.Value > right.Value;

    public static bool operator <=(Money left, Money right) => left.Value <= right.Value;

    public static bool operator >=(Money left, Money right) => left.Value >= right.Value;
}
