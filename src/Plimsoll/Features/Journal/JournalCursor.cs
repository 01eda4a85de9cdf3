using System.Globalization;
using Plimsoll.Features.Execution;

namespace Plimsoll.Features.Journal;

/// <summary>A place in the journal, sorted by time, newest first, then by kind, then by number.</summary>
internal readonly record struct JournalCursor(DateTimeOffset Time, JournalKind Kind, long Number, string Text)
{
    public static JournalCursor First { get; } =
        new(FillCursor.First.Time, JournalKind.Trade, long.MaxValue, "");

    public static bool TryParse(string text, out JournalCursor cursor)
    {
        cursor = First;
        var parts = text.Split('|', 2);
        if (parts.Length != 2
            || !Enum.TryParse<JournalKind>(parts[0], out var kind) || !Enum.IsDefined(kind)
            || !FillCursor.TryParse(parts[1], out var place))
            return false;
        cursor = new JournalCursor(place.Time, kind, place.IntentNumber, place.VenueFillId);
        return true;
    }

    public static JournalCursor After(JournalEntry entry) => new(
        entry.Time.ToDateTimeOffset(),
        entry.Kind,
        entry.Fill?.IntentNumber ?? long.Parse(entry.Id, CultureInfo.InvariantCulture),
        entry.Fill?.VenueFillId ?? "");

    public override string ToString() => $"{Kind}|{new FillCursor(Time, Number, Text)}";

    /// <summary>Where a kind goes on: below which number at the very time of the cursor.</summary>
    public FillCursor For(JournalKind kind) => kind == Kind ? new FillCursor(Time, Number, Text)
        : kind > Kind ? new FillCursor(Time, long.MaxValue, "")
        : new FillCursor(Time, 0, "");
}
