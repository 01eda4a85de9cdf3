namespace Plimsoll.Runtime.Data;

/// <summary>Where a row of HistData ticks keeps what: time, bid and ask; its volume is always 0.</summary>
internal sealed record TickColumns : CsvColumns
{
    public const int Time = 0;
    public const int Bid = 1;
    public const int Ask = 2;
    private const int Columns = 4;

    private static readonly string[] Wanted = ["time", "bid", "ask"];

    public override IReadOnlyList<string> Names => Wanted;

    public override string BadRow => DataFileException.BadTrade;

    /// <summary>Null where the line is no tick.</summary>
    public static TickColumns? Detect(ReadOnlySpan<byte> firstLine)
    {
        var delimiter = DelimiterOf(firstLine);
        var isTick = firstLine.Count(delimiter) == Columns - 1
            && firstLine.IndexOf(delimiter) == EasternTimes.LengthOfTicks
            && EasternTimes.TryParse(firstLine[..EasternTimes.LengthOfTicks], out _);
        return !isTick ? null : new TickColumns
        {
            Delimiter = delimiter,
            Positions = [Time, Bid, Ask],
            Count = Columns,
            HasHeader = false,
            HasEasternTimes = true,
        };
    }
}
