using System.Globalization;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Venues.Binance.Wire;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>How one of the venue's markets words what an account asks of it. No state, no I/O.</summary>
internal abstract class BinanceDialect
{
    /// <summary>Most entries of a list.</summary>
    public const int PageLength = 1_000;

    /// <summary>Every endpoint that may have an order of ours.</summary>
    public abstract IReadOnlyList<OrderPlace> Places { get; }

    public static BinanceDialect Of(BinanceProduct product) =>
        product == BinanceProduct.Spot ? new SpotDialect() : new ContractDialect();

    public abstract OrderPlace PlaceOf(OrderTicket ticket);

    public abstract BinanceCall Submit(OrderTicket ticket, string name);

    /// <summary>A stop and a target of which at most one executes, each with its name.</summary>
    /// <exception cref="NotSupportedException">The market takes no lists; its terms say so.</exception>
    public virtual BinanceCall SubmitPair((OrderTicket Ticket, string Name) stop, (OrderTicket Ticket, string Name) target) =>
        throw new NotSupportedException("this market takes no lists of orders");

    public abstract BinanceCall Cancel(OrderPlace place, string symbol, string name);

    public abstract BinanceCall Find(OrderPlace place, string symbol, string name);

    public abstract BinanceCall FindByNumber(string symbol, string number);

    public abstract BinanceCall Open(OrderPlace place, string symbol);

    /// <summary>Orders of any state since then.</summary>
    public abstract BinanceCall All(OrderPlace place, string symbol, Timestamp from);

    public abstract BinanceCall Trades(string symbol, Timestamp from);

    public abstract BinanceCall TradesOf(string symbol, string number);

    public abstract BinanceCall Holdings();

    public abstract IReadOnlyList<WireHolding> ReadHoldings(JsonElement body);

    /// <summary>What the account has of an instrument; null where the venue did not tell.</summary>
    public abstract VenueHolding? HoldingOf(Instrument instrument, IReadOnlyList<WireHolding> holdings);

    /// <summary>What the venue takes from the account that asks.</summary>
    public abstract BinanceCall Fees(string symbol);

    /// <exception cref="BinanceException">They are none that a venue takes.</exception>
    public abstract FeeSchedule ReadFees(JsonElement body);

    public abstract BinanceCall Instruments(IReadOnlyList<string> symbols);

    public static WireOrder ReadOrder(OrderPlace place, JsonElement order) =>
        place == OrderPlace.Conditional ? WireOrder.ReadConditional(order) : WireOrder.Read(order);

    protected static (string Name, string Value) Page { get; } =
        ("limit", PageLength.ToString(CultureInfo.InvariantCulture));

    // Beyond it is no fee, whatever the venue says.
    private const decimal MostFee = 0.05m;

    protected static FeeSchedule FeesOf(decimal maker, decimal taker) =>
        Math.Abs(maker) <= MostFee && taker is >= 0m and <= MostFee
            ? new FeeSchedule.OfValue(WireValue.Plain(maker), WireValue.Plain(taker))
            : throw WireValue.Bad("commission");

    // Zeros at the end are refused by some of the venue's checks of precision.
    protected static string Text(decimal number) => WireValue.Plain(number).ToString(CultureInfo.InvariantCulture);

    protected static string Milliseconds(Timestamp time) =>
        time.ToDateTimeOffset().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    protected static string SideOf(OrderTicket ticket) => ticket.Side == OrderSide.Buy ? "BUY" : "SELL";

    protected static CallPriority PriorityOf(OrderTicket ticket) =>
        ticket.IsEntry ? CallPriority.Entry : CallPriority.Exit;

    protected static string TimeInForceOf(OrderTicket ticket) => ticket.TimeInForce switch
    {
        TimeInForce.ImmediateOrCancel => "IOC",
        TimeInForce.FillOrKill => "FOK",
        // Its end is ours: an order that expires is cancelled from here.
        _ => "GTC",
    };
}
