using System.Globalization;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// Writes bars as a CSV that <see cref="BarFile"/> reads back to the same bits: shortest exact decimals, an empty volume
/// where there is none.
/// </summary>
public static class BarCsv
{
    public const string Head = "time,open,high,low,close,volume\n";

    /// <summary>Heading and rows.</summary>
    public static void Write(TextWriter writer, IEnumerable<Bar> bars)
    {
        writer.Write(Head);
        foreach (var bar in bars)
            Write(writer, in bar, BarTable.Csv);
    }

    /// <summary>One row.</summary>
    public static void Write(TextWriter writer, in Bar bar, BarTable table)
    {
        var time = table == BarTable.TradingView
            ? (bar.OpenTime.Micros / Timestamp.MicrosPerSecond).ToString(CultureInfo.InvariantCulture)
            : bar.OpenTime.ToString();
        var volume = double.IsNaN(bar.Volume) ? "" : bar.Volume.ToString(CultureInfo.InvariantCulture);
        writer.Write(FormattableString.Invariant(
            $"{time},{bar.Open},{bar.High},{bar.Low},{bar.Close},{volume}\n"));
    }
}
