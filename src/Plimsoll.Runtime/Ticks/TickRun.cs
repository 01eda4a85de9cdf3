namespace Plimsoll.Runtime.Ticks;

/// <summary>
/// Ticks of one instrument and kind that follow each other in the total order. They are good until the next run is
/// asked for.
/// </summary>
/// <param name="Slot">Place of the instrument in the query.</param>
/// <param name="Kind">Which of the two there are.</param>
/// <param name="Trades">Empty in a run of quotes.</param>
/// <param name="Quotes">Empty in a run of trades.</param>
public readonly record struct TickRun(
    int Slot, TickKind Kind, ReadOnlyMemory<TradeTick> Trades, ReadOnlyMemory<QuoteTick> Quotes)
{
    public int Count => Kind == TickKind.Trade ? Trades.Length : Quotes.Length;
}
