using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Simulation;

/// <summary>One order of 10 at a venue; bars and trades go in, the price it got comes out (0 while it got none).</summary>
internal sealed class VenueBench
{
    private static readonly Instrument Instrument = RiskCase.Spot with { Fees = new FeeSchedule.OfValue(0.0002m, 0.001m) };
    private static readonly InstrumentTable Table = new([Instrument]);
    private readonly SimulatedVenueOptions _options;
    private readonly SimulatedVenue _venue;
    private OrderTicket? _next;
    private int _bars;

    private VenueBench(SimulatedVenueOptions options)
    {
        _options = options;
        _venue = new SimulatedVenue(Table, options);
    }

    public Fill Last { get; private set; } = null!;

    public decimal Filled { get; private set; }

    public bool IsGone => _venue.Working.Count == 0;

    private Timestamp Now => RiskCase.Noon + TimeSpan.FromMinutes(_bars);

    /// <param name="reducing">A reduce-only order while this much is held; null: an order of its own.</param>
    public static VenueBench With(
        OrderSide side, OrderType type, decimal? stop = null, decimal? limit = null,
        SimulatedVenueOptions? options = null, decimal? reducing = null)
    {
        var bench = new VenueBench(
            options ?? new SimulatedVenueOptions { SlippageFraction = 0m, SpreadIncrements = 0m });
        bench._venue.Restore(new SimulatedVenueState(0, 0, [reducing ?? 100m], []));
        bench.Submit(Ticket(1, side, type) with
        {
            StopPrice = type is OrderType.Stop or OrderType.StopLimit ? Price.Of(stop!.Value) : null,
            LimitPrice = type is OrderType.Limit or OrderType.StopLimit ? Price.Of(limit!.Value) : null,
            ReduceOnly = reducing is not null,
        });
        return bench;
    }

    /// <summary>A protective order that is placed as soon as the first has filled.</summary>
    public void AfterFill(OrderSide side, OrderType type, decimal price) => _next = Ticket(2, side, type) with
    {
        StopPrice = type == OrderType.Stop ? Price.Of(price) : null,
        LimitPrice = type == OrderType.Limit ? Price.Of(price) : null,
        ReduceOnly = true,
        Purpose = type == OrderType.Stop ? OrderPurpose.Stop : OrderPurpose.Target,
    };

    /// <summary>Price of the last fill on this bar; 0 without one.</summary>
    public decimal Bar(double open, double high, double low, double close, double volume = double.NaN)
    {
        var bar = new Bar(Now, open, high, low, close, volume);
        _bars++;
        _venue.BeginBar(0, in bar);
        var price = Take();
        while (_venue.MatchRange(0))
            price = Take();
        _venue.EndBar(0);
        return price;
    }

    public decimal Trade(double price)
    {
        _bars++;
        _venue.OnTrade(0, new Trade(Now, price, 1, false, _bars));
        return Take();
    }

    /// <summary>A trade so long after the order was submitted.</summary>
    public decimal TradeAfter(TimeSpan elapsed, double price)
    {
        _venue.OnTrade(0, new Trade(RiskCase.Noon + elapsed, price, 1, false, 1));
        return Take();
    }

    /// <summary>A venue made of what this one captured.</summary>
    public VenueBench Restored()
    {
        var copy = new VenueBench(_options) { _bars = _bars };
        copy._venue.Restore(_venue.Capture());
        return copy;
    }

    private void Submit(OrderTicket ticket)
    {
        _venue.Submit(new ApprovedOrder(ticket, 1, Now), Now);
        Take();
    }

    private decimal Take()
    {
        var price = 0m;
        foreach (var report in _venue.TakeReports())
            if (report is OrderReport.Filled { Fill: var fill })
            {
                (Last, price) = (fill, fill.Price.Value);
                Filled += fill.Quantity.Value;
            }

        if (price > 0m && _next is { } next)
        {
            _next = null;
            Submit(next);
        }

        return price;
    }

    private static OrderTicket Ticket(long number, OrderSide side, OrderType type) => new()
    {
        IntentNumber = number,
        RunId = RunId.None,
        InstrumentId = Instrument.Id,
        Side = side,
        Type = type,
        Quantity = Quantity.Of(10m),
        Purpose = OrderPurpose.Entry,
        CreatedAt = RiskCase.Noon,
    };
}
