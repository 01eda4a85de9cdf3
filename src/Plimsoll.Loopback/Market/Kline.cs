namespace Plimsoll.Loopback.Market;

/// <summary>A bar in the venue's own counting; decimal to the last digit.</summary>
internal sealed record Kline(long OpenTime, long CloseTime, long FirstTradeId)
{
    public decimal Open { get; init; }

    public decimal High { get; init; }

    public decimal Low { get; init; }

    public decimal Close { get; init; }

    public decimal Volume { get; init; }

    public decimal QuoteVolume { get; init; }

    public decimal TakerBuyVolume { get; init; }

    public decimal TakerBuyQuoteVolume { get; init; }

    public long LastTradeId { get; init; } = -1;

    public int Count { get; init; }

    public static Kline Begin(long openTime, long length, PublicTrade first) =>
        new Kline(openTime, openTime + length - 1, first.Id)
        {
            Open = first.Price,
            High = first.Price,
            Low = first.Price,
        }.With(first);

    public Kline With(PublicTrade trade) => this with
    {
        High = Math.Max(High, trade.Price),
        Low = Math.Min(Low, trade.Price),
        Close = trade.Price,
        Volume = Volume + trade.Quantity,
        QuoteVolume = QuoteVolume + trade.QuoteQuantity,
        TakerBuyVolume = TakerBuyVolume + (trade.IsBuyerMaker ? 0m : trade.Quantity),
        TakerBuyQuoteVolume = TakerBuyQuoteVolume + (trade.IsBuyerMaker ? 0m : trade.QuoteQuantity),
        LastTradeId = trade.Id,
        Count = Count + 1,
    };

    /// <summary>A minute of silence, as the venue shows it: the last close, no volume.</summary>
    public static Kline Silent(long openTime, long length, decimal price) => new(openTime, openTime + length - 1, -1)
    {
        Open = price,
        High = price,
        Low = price,
        Close = price,
    };

    /// <summary>This bar and the one after it as one.</summary>
    public Kline Then(Kline next) => this with
    {
        High = Math.Max(High, next.High),
        Low = Math.Min(Low, next.Low),
        Close = next.Close,
        Volume = Volume + next.Volume,
        QuoteVolume = QuoteVolume + next.QuoteVolume,
        TakerBuyVolume = TakerBuyVolume + next.TakerBuyVolume,
        TakerBuyQuoteVolume = TakerBuyQuoteVolume + next.TakerBuyQuoteVolume,
        FirstTradeId = FirstTradeId < 0 ? next.FirstTradeId : FirstTradeId,
        LastTradeId = next.LastTradeId < 0 ? LastTradeId : next.LastTradeId,
        Count = Count + next.Count,
    };
}
