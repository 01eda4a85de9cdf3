using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>
/// Net holding of one instrument, made of fills only, from the first entry fill until flat. Cost basis is a sum, not
/// an average, so that closing everything realises exactly proceeds − cost.
/// </summary>
public sealed class Position(Instrument instrument)
{
    public Instrument Instrument { get; } = instrument;

    public RunId RunId { get; private set; }

    public long SignalNumber { get; private set; }

    public PositionSide Side { get; private set; }

    public Quantity Quantity { get; private set; }

    /// <summary>Entry notional of what is still held.</summary>
    public Money Cost { get; private set; }

    /// <summary>Notional ÷ own margin; 1 where nothing is borrowed.</summary>
    public decimal Leverage { get; private set; } = 1m;

    /// <summary>
    /// What the account put up for what is still held: cost ÷ leverage, rounded up to a unit of account (8 decimals).
    /// What rounding moves comes out of cash and goes back there.
    /// </summary>
    public Money Margin => Leverage == 1m
        ? Cost
        : new Money(decimal.Round(Cost.Value / Leverage, Money.Decimals, MidpointRounding.ToPositiveInfinity));

    public Money Realised { get; private set; }

    public Money Fees { get; private set; }

    /// <summary>What was paid for holding it; negative when it received.</summary>
    public Money Funding { get; private set; }

    public Money SlippageCost { get; private set; }

    public Money GapLoss { get; private set; }

    public bool IsAmbiguous { get; private set; }

    public Quantity EnteredQuantity { get; private set; }

    public Money EnteredNotional { get; private set; }

    public Money ExitedNotional { get; private set; }

    public Timestamp OpenedAt { get; private set; }

    public Price? InitialStop { get; private set; }

    public Price? InitialTarget { get; private set; }

    /// <summary>The stop that works now; heat is counted to it.</summary>
    public Price? Stop { get; private set; }

    public Price? Target { get; private set; }

    /// <summary>How the stop follows; null where it stays.</summary>
    public TrailingStop? Trailing { get; private set; }

    public bool HasTrailed => Stop != InitialStop;

    /// <summary>Worst and best price seen while open (market data).</summary>
    public double WorstPrice { get; private set; } = double.NaN;

    public double BestPrice { get; private set; } = double.NaN;

    /// <summary>Asked several times a bar, so it is kept instead of compared in decimals.</summary>
    public bool IsFlat { get; private set; } = true;

    public decimal AverageEntry =>
        EnteredQuantity.IsZero ? 0m : EnteredNotional.Value / (EnteredQuantity.Value * Instrument.ContractSize);

    public decimal SignedQuantity => Side == PositionSide.Long ? Quantity.Value : -Quantity.Value;

    public OrderSide ClosingSide => Side == PositionSide.Long ? OrderSide.Sell : OrderSide.Buy;

    /// <summary>Begins a new life of the position, from flat.</summary>
    public void Open(Signal signal, Timestamp at)
    {
        RunId = signal.RunId;
        SignalNumber = signal.Number;
        Leverage = signal.Leverage;
        Begin(signal.Side, at);
        InitialStop = Stop = signal.StopLoss;
        InitialTarget = Target = signal.TakeProfit;
        Trailing = signal.Trailing;
    }

    /// <summary>Begins with what an exit has filled beyond the position before: nothing protects it.</summary>
    public void OpenBeyond(OrderTicket exit, Timestamp at)
    {
        RunId = exit.RunId;
        SignalNumber = exit.SignalNumber;
        Leverage = exit.Leverage;
        Begin(exit.Side == OrderSide.Buy ? PositionSide.Long : PositionSide.Short, at);
        InitialStop = Stop = InitialTarget = Target = null;
        Trailing = null;
    }

    private void Begin(PositionSide side, Timestamp at)
    {
        Side = side;
        OpenedAt = at;
        Quantity = EnteredQuantity = Quantity.Zero;
        IsFlat = true;
        Cost = Realised = Fees = Funding = SlippageCost = GapLoss = EnteredNotional = ExitedNotional = Money.Zero;
        IsAmbiguous = false;
        WorstPrice = BestPrice = double.NaN;
    }

    /// <summary>Books a fill; what a fill on the closing side exceeds of the position is the caller's to quarantine.</summary>
    /// <returns>
    /// What it brings to cash before its fee: the notional, or the change of margin with the profit or loss. What a
    /// venue withheld is paid for as the fee, not as part of the notional.
    /// </returns>
    public Money Book(Fill fill)
    {
        var held = fill.Quantity - fill.Withheld;
        var notional = Instrument.Notional(fill.Price, held);
        var before = Realised - Margin;
        Fees += fill.Fee;
        SlippageCost += Slippage(fill);
        IsAmbiguous |= fill.IsAmbiguous;
        if (fill.Side == ClosingSide)
            Reduce(fill, notional);
        else
            Add(held, notional);
        Observe((double)fill.Price.Value, (double)fill.Price.Value);
        return Instrument.IsMargined ? Realised - Margin - before
            : fill.Side == OrderSide.Buy ? -notional
            : notional;
    }

    public PositionSnapshot Capture() => new()
    {
        InstrumentId = Instrument.Id,
        RunId = RunId,
        SignalNumber = SignalNumber,
        Side = Side,
        Quantity = Quantity,
        Cost = Cost,
        Leverage = Leverage,
        Realised = Realised,
        Fees = Fees,
        Funding = Funding,
        SlippageCost = SlippageCost,
        GapLoss = GapLoss,
        IsAmbiguous = IsAmbiguous,
        EnteredQuantity = EnteredQuantity,
        EnteredNotional = EnteredNotional,
        ExitedNotional = ExitedNotional,
        OpenedAt = OpenedAt,
        InitialStop = InitialStop,
        InitialTarget = InitialTarget,
        Stop = Stop,
        Target = Target,
        Trailing = Trailing,
        WorstPrice = WorstPrice,
        BestPrice = BestPrice,
    };

    public void Restore(PositionSnapshot kept)
    {
        RunId = kept.RunId;
        SignalNumber = kept.SignalNumber;
        Side = kept.Side;
        Quantity = kept.Quantity;
        Cost = kept.Cost;
        Leverage = kept.Leverage;
        Realised = kept.Realised;
        Fees = kept.Fees;
        Funding = kept.Funding;
        SlippageCost = kept.SlippageCost;
        GapLoss = kept.GapLoss;
        IsAmbiguous = kept.IsAmbiguous;
        EnteredQuantity = kept.EnteredQuantity;
        EnteredNotional = kept.EnteredNotional;
        ExitedNotional = kept.ExitedNotional;
        OpenedAt = kept.OpenedAt;
        InitialStop = kept.InitialStop;
        InitialTarget = kept.InitialTarget;
        Stop = kept.Stop;
        Target = kept.Target;
        Trailing = kept.Trailing;
        WorstPrice = kept.WorstPrice;
        BestPrice = kept.BestPrice;
        IsFlat = Quantity.IsZero;
    }

    /// <summary>Pays (or receives) for being held.</summary>
    public void Fund(Money paid) => Funding += paid;

    /// <summary>Profit or loss of what is held, were it closed at this price.</summary>
    public Money UnrealisedAt(decimal price)
    {
        var value = Quantity.Value * price * Instrument.ContractSize;
        return new Money(Side == PositionSide.Long ? value - Cost.Value : Cost.Value - value);
    }

    /// <summary>
    /// What it adds to cash in equity: holdings at this price, or margin and unrealised where it was margined.
    /// </summary>
    public Money EquityAt(decimal price) => Instrument.IsMargined
        ? Margin + UnrealisedAt(price)
        : new Money(SignedQuantity * price * Instrument.ContractSize);

    /// <summary>Widens worst and best price by a bar's or trade's range.</summary>
    public void Observe(double low, double high)
    {
        var (worst, best) = Side == PositionSide.Long ? (low, high) : (high, low);
        if (double.IsNaN(WorstPrice) || (Side == PositionSide.Long ? worst < WorstPrice : worst > WorstPrice))
            WorstPrice = worst;
        if (double.IsNaN(BestPrice) || (Side == PositionSide.Long ? best > BestPrice : best < BestPrice))
            BestPrice = best;
    }

    /// <summary>
    /// Where the trailing stop has come to, not yet on an increment; null while it stands where it stood. A stop never
    /// moves away from price.
    /// </summary>
    public decimal? TrailedStop()
    {
        if (Trailing is not { } trailing || IsFlat || InitialStop is not { } initial || double.IsNaN(BestPrice))
            return null;
        var sign = Side == PositionSide.Long ? 1m : -1m;
        var best = Instrument.Traded(BestPrice).Value;
        var risk = sign * (AverageEntry - initial.Value);
        if (sign * (best - AverageEntry) < trailing.ArmAtR * risk)
            return null;
        var stop = best * (1m - sign * trailing.DistanceFraction);
        return sign * (stop - Stop!.Value.Value) > 0m ? stop : null;
    }

    /// <summary>Moves the stop nearer to price.</summary>
    /// <exception cref="InvalidOperationException">It would be moved away from it: a bug, never an input.</exception>
    public void Tighten(Price stop)
    {
        if (Stop is { } now && (Side == PositionSide.Long ? stop < now : stop > now))
            throw new InvalidOperationException($"the stop of {Instrument.Id} cannot go from {now} back to {stop}");
        Stop = stop;
    }

    private void Add(Quantity quantity, Money notional)
    {
        Quantity += quantity;
        IsFlat = Quantity.IsZero;
        EnteredQuantity += quantity;
        Cost += notional;
        EnteredNotional += notional;
    }

    private void Reduce(Fill fill, Money notional)
    {
        var closed = Quantity.Min(fill.Quantity, Quantity);
        var cost = closed == Quantity ? Cost : new Money(Cost.Value * closed.Value / Quantity.Value);
        Realised += Side == PositionSide.Long ? notional - cost : cost - notional;
        GapLoss += new Money(fill.GapDistance * closed.Value * Instrument.ContractSize);
        Quantity -= closed;
        IsFlat = Quantity.IsZero;
        Cost -= cost;
        ExitedNotional += notional;
    }

    private Money Slippage(Fill fill) =>
        new(Math.Abs(fill.Price.Value - fill.UndisturbedPrice.Value) * fill.Quantity.Value * Instrument.ContractSize);
}
