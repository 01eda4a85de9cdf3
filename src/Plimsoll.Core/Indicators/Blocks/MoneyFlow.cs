using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>Volume by the place of the close in the range: v((c−l) − (h−c))/(h−l). Source: Marc Chaikin.</summary>
internal static class MoneyFlow
{
    /// <summary>Base units, −v to v; 0 for a flat bar.</summary>
    public static double Of(in Bar bar)
    {
        var range = bar.High - bar.Low;
        return range > 0 ? (bar.Close - bar.Low - (bar.High - bar.Close)) / range * bar.Volume : 0;
    }
}
