using System.Globalization;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>Writes bars as a CSV that <see cref="BarFile"/> reads back to the same bits.</summary>
public static class BarCsv
{
    /// <summary>ISO-8601 times in UTC, shortest exact decimals, an empty volume where there is none.</summary>
    public static void Write(TextWriter writer, IEnumerable<Bar> bars)
    {
        writer.Write("time,open,high,low,close,volume\n");
        foreach (var bar in bars)
        {
            var volume = double.IsNaN(bar.Volume) ? "" : bar.Volume.ToString(CultureInfo.InvariantCulture);
            writer.Write(FormattableString.Invariant(
                $"{bar.OpenTime},{bar.Open},{bar.High},{bar.Low},{bar.Close},{volume}\n"));
        }
    }
}
