using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>One seeded account that anything can happen to.</summary>
internal sealed class Chaos
{
    private readonly SeededRandom _random;
    private readonly bool _isHostile;
    private double _price = 100;

    public Chaos(ulong seed, bool isHostile)
    {
        _random = new SeededRandom(seed);
        _isHostile = isHostile;
        var options = new WorldOptions();
        World = new World(options with
        {
            Instrument = RiskCase.Spot with { Fees = new FeeSchedule.OfValue(0.0004m, 0.001m) },
            Timeframe = Timeframe.Of(Any("1m", "5m", "15m", "1h")),
            Mode = Chance(0.8) ? OperatingMode.Autonomous : OperatingMode.Guide,
            Sizing = Chance(0.5)
                ? new SizingRule.EquityFraction((decimal)Math.Round(_random.Uniform(0.05, 1.0), 3))
                : new SizingRule.RiskFraction((decimal)Math.Round(_random.Uniform(0.005, 0.05), 3)),
            Engine = options.Engine with { SlippageFraction = 0.0001m },
            Venue = new SimulatedVenueOptions
            {
                Seed = (long)seed,
                SlippageModel = SlippageModel.Uniform,
                FillProbability = 0.9m,
                SameBarPolicy = Any(SameBarPolicy.StopFirst, SameBarPolicy.TargetFirst, SameBarPolicy.ByPath),
            },
        });
        World.IsVenueSilent = isHostile;
    }

    public World World { get; }

    public void Step()
    {
        if (World.State is { Runs.Count: 0, PendingReset: null })
            World.StartAgain();
        var draw = _random.Uniform();
        if (_isHostile && draw < 0.5)
            Speak();
        else if (draw < 0.97)
            Bar();
        else
            Command();
    }

    private void Bar()
    {
        if (Chance(0.4))
            Propose();
        if (Chance(0.15))
            World.Sell();
        var open = Cents(_price * (1 + 0.002 * _random.Normal()));
        _price = Cents(Math.Clamp(open * (1 + 0.006 * _random.Normal()), 20, 500));
        var high = Cents(Math.Max(open, _price) * (1 + 0.004 * _random.Uniform()));
        var low = Cents(Math.Min(open, _price) * (1 - 0.004 * _random.Uniform()));
        World.Bar((open, high, low, _price), Any(double.NaN, 0, 50, 500, 5_000));
    }

    private void Propose()
    {
        var risk = _price * _random.Uniform(-0.001, 0.03);
        World.Buy(_price - risk, Chance(0.3) ? null : _price + risk * _random.Uniform(1, 4));
    }

    private void Command()
    {
        switch ((int)(_random.Uniform() * 10))
        {
            case 0: World.Do(engine => engine.Kill("chaos")); break;
            case 1: World.Do(engine => engine.ReleaseKill("chaos", "again")); break;
            case 2: World.Do(engine => engine.ShutDown("chaos")); break;
            case 3: World.Do(engine => engine.ClearShutdown("chaos", "again")); break;
            case 4: World.Do(engine => engine.SetMode(Any(OperatingMode.Guide, OperatingMode.Autonomous), "chaos", "x")); break;
            case 5: World.Do(engine => engine.Approve(World.State.Signals.LastNumber)); break;
            case 6: World.Do(engine => engine.CancelOrder(1 + (long)(_random.Uniform() * World.State.Orders.LastIntent))); break;
            case 7: World.Do(engine => engine.Reset(new Money(World.Options.Cash), "chaos", "again")); break;
            case 8: World.Do(engine => engine.EnableRun(World.State.Runs.Keys.First(), "chaos", "again")); break;
            default: World.Do(engine => engine.ClosePosition(World.Options.Instrument.Id, ExitReason.SignalClose)); break;
        }
    }

    /// <summary>A word of the venue about any order, true or not.</summary>
    private void Speak()
    {
        if (World.State.Kill is KillState.Flattening or KillState.FlattenUnproven && Chance(0.3))
            World.Do(engine => engine.TakeFlatProof(Chance(0.7), "the venue says so"));
        if (World.State.Orders.LastIntent == 0)
            return;
        var newest = World.State.Orders.LastIntent - (long)(_random.Uniform() * 4);
        if (World.State.Orders.Find(Math.Max(1, newest)) is not { } order)
            return;
        var (number, at) = (order.Ticket.IntentNumber, World.BarOpen);
        World.Hear((int)(_random.Uniform() * 10) switch
        {
            0 or 1 => new OrderReport.Accepted(number, at, $"V{number}"),
            2 => new OrderReport.Refused(number, at, "venue.no", "no"),
            3 => new OrderReport.Cancelled(number, at),
            4 => new OrderReport.CancelRefused(number, at, "no"),
            5 => new OrderReport.Silence(number, at, "…"),
            6 => order.Status == OrderStatus.Unknown
                ? new OrderReport.Absent(number, at)
                : new OrderReport.Expired(number, at),
            _ => Filled(order),
        });
    }

    private OrderReport.Filled Filled(Order order)
    {
        var share = Any(1m, 1m, 0.5m, 0.3m, 1.1m);
        var quantity = Math.Max(0.01m, decimal.Floor(order.Ticket.Quantity.Value * share * 100m) / 100m);
        var id = Chance(0.2) ? "again" : null;
        return new OrderReport.Filled(TestFill.Of(World, order, quantity, (decimal)Cents(_price), id));
    }

    private bool Chance(double probability) => _random.Uniform() < probability;

    private T Any<T>(params T[] choices) => choices[(int)(_random.Uniform() * choices.Length)];

    private static double Cents(double price) => Math.Round(price * 100) / 100;
}
