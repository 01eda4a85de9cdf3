using System.Globalization;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Risk;

/// <summary>Around which economic events an account does not enter, and what else happens then.</summary>
public sealed record BlackoutRule
{
    /// <summary>A day either way: more is a holiday, not a window.</summary>
    public const int MostMinutes = 1_440;

    /// <summary>What stands where nobody set a rule: on for currency pairs only.</summary>
    public static BlackoutRule Usual { get; } = new();

    public bool IsOn { get; init; } = true;

    public IReadOnlyList<EventImpact> Impacts { get; init; } = [EventImpact.High];

    // Spreads widen and books empty half an hour before a publication, and prices are found half an hour after.
    public int MinutesBefore { get; init => field = Minutes(value); } = 30;

    public int MinutesAfter { get; init => field = Minutes(value); } = 30;

    /// <summary>Events of these count for every instrument; null: those that the instrument is made of.</summary>
    public IReadOnlyList<string>? Currencies { get; init; }

    public BlackoutAction Action { get; init; }

    /// <summary>The rule that an account's setting comes to on an instrument; null where none is on.</summary>
    public static BlackoutRule? On(Instrument instrument, BlackoutRule? setting) => setting is not null
        ? setting.IsOn ? setting : null
        : instrument.AssetClass == AssetClass.Fx ? Usual : null;

    /// <summary>Whether an event opens a window for an instrument.</summary>
    public bool Concerns(EconomicEvent one, Instrument instrument) =>
        Impacts.Contains(one.Impact)
        && (Currencies?.Contains(one.Currency, StringComparer.OrdinalIgnoreCase) ?? IsOf(one.Currency, instrument));

    /// <summary>By what it says: lists of the same are the same.</summary>
    public bool Equals(BlackoutRule? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsOn ? "on" : "off")} {string.Join('+', Impacts)} {MinutesBefore} {MinutesAfter} "
        + $"{(Currencies is null ? "auto" : string.Join('+', Currencies))} {Action}");

    // Every coin is moved by what moves the dollar. Of a share nothing but its quote tells the country.
    private static bool IsOf(string currency, Instrument instrument)
    {
        return instrument.AssetClass switch
        {
            AssetClass.Fx => Is(instrument.Base) || Is(instrument.Quote),
            AssetClass.Equity => Is(instrument.Quote),
            AssetClass.CryptoSpot or AssetClass.CryptoPerpetual =>
                Is(instrument.Base) || Is(instrument.Quote) || Is("USD"),
            _ => throw new ArgumentOutOfRangeException(nameof(instrument), instrument.AssetClass, null),
        };

        bool Is(string own) => string.Equals(currency, own, StringComparison.OrdinalIgnoreCase);
    }

    private static int Minutes(int value) => value is >= 0 and <= MostMinutes
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"risk.blackout_minutes: 0 to {MostMinutes}");
}
