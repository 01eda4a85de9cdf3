using System.Globalization;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Numbers as sentences of a report write them.</summary>
public static class Figures
{
    public static string Percent(double? fraction, bool signed = true) =>
        fraction is { } value && double.IsFinite(value)
            ? (value * 100).ToString(signed ? "+0.00;−0.00;0.00" : "0.00", CultureInfo.InvariantCulture) + " %"
            : "–";

    public static string Amount(decimal value, bool signed = true) =>
        value.ToString(signed ? "+#,0.00;−#,0.00;0.00" : "#,0.00;−#,0.00", CultureInfo.InvariantCulture);

    public static string Exact(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Whole(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
