using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Windows;

/// <summary>A quote with running totals since the beginning; it holds until the next. Hold is in microseconds.</summary>
internal record struct QuoteTick : ITick
{
    public long Time { get; set; }

    public Quote Quote { get; set; }

    /// <summary>Sum of middle price * hold of the quotes before this one.</summary>
    public Twofold MiddleTime { get; set; }

    /// <summary>Sum of imbalance * hold of the quotes before this one; an empty book has no imbalance.</summary>
    public Twofold ImbalanceTime { get; set; }

    /// <summary>How long there was an imbalance before this quote.</summary>
    public long ImbalanceHold { get; set; }

    /// <summary>Sum of the value at the top of the book, this one included.</summary>
    public Twofold TopValue { get; set; }

    public readonly double Middle => (Quote.Bid + Quote.Ask) / 2;

    public readonly double Top => Quote.BidQuantity * Quote.Bid + Quote.AskQuantity * Quote.Ask;

    private readonly double Offered => Quote.BidQuantity + Quote.AskQuantity;

    private readonly double Imbalance => 100 * (Quote.BidQuantity - Quote.AskQuantity) / Offered;

    public readonly Twofold MiddleTimeAt(long time) => MiddleTime + Twofold.Product(Middle, time - Time);

    public readonly Twofold ImbalanceTimeAt(long time) =>
        Offered > 0 ? ImbalanceTime + Twofold.Product(Imbalance, time - Time) : ImbalanceTime;

    public readonly long ImbalanceHoldAt(long time) => Offered > 0 ? ImbalanceHold + time - Time : ImbalanceHold;
}
