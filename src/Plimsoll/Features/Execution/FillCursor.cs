using System.Globalization;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Execution;

/// <summary>A place in the list of fills, sorted by time, order and the venue's own name, newest first.</summary>
internal readonly record struct FillCursor(DateTimeOffset Time, long IntentNumber, string VenueFillId)
{
    // Later than any fill of any market.
    public static FillCursor First { get; } =
        new(new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero), long.MaxValue, "");

    public static FillCursor After(FillView fill) =>
        new(fill.Time.ToDateTimeOffset(), fill.IntentNumber, fill.VenueFillId);

    public static bool TryParse(string text, out FillCursor cursor)
    {
        cursor = First;
        var parts = text.Split('|', 3);
        if (parts.Length != 3
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
            || micros > Timestamp.From(First.Time).Micros
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var intent))
            return false;
        cursor = new FillCursor(new Timestamp(micros).ToDateTimeOffset(), intent, parts[2]);
        return true;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Timestamp.From(Time).Micros}|{IntentNumber}|{VenueFillId}");
}
