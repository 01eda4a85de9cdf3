using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>
/// Whatever comes in whatever order: no approved entry beyond a limit, money and quantities conserved, and the facts
/// alone make the same account. A failing seed is in the message.
/// </summary>
public sealed class RandomEventsTests
{
    private const int Worlds = 120;
    private const int Steps = 250;

    [Fact]
    public void With_an_honest_venue_no_limit_is_ever_exceeded() => ForEachSeed(isHostile: false);

    [Fact]
    public void With_a_venue_that_says_anything_nothing_is_lost_or_invented() => ForEachSeed(isHostile: true);

    private static void ForEachSeed(bool isHostile)
    {
        var (approved, resets) = (0, 0);
        for (var seed = 1UL; seed <= Worlds; seed++)
        {
            var chaos = new Chaos(seed, isHostile);
            for (var step = 0; step < Steps; step++)
            {
                chaos.Step();
                Conserved(chaos.World, $"seed {seed} step {step}");
            }

            var world = chaos.World;
            StateDigest.Of(world.Refold(), world.Engine.Clock)
                .ShouldBe(StateDigest.Of(world.State, world.Engine.Clock), $"seed {seed}");
            foreach (var decision in world.Facts.OfType<AccountFact.RiskDecided>().Select(fact => fact.Decision))
            {
                approved += decision.IsApproved ? 1 : 0;
                if (decision.IsApproved)
                    WithinLimits(decision.Inputs, $"seed {seed} decision {decision.Number}");
            }

            resets += world.Facts.OfType<AccountFact.AccountReset>().Count();
            if (!isHostile)
                CountsHold(world, $"seed {seed}");
        }

        approved.ShouldBeGreaterThan(Worlds, "else nothing was tried");
        resets.ShouldBeGreaterThan(isHostile ? 0 : Worlds / 10, "else nothing began anew");
    }

    private static void Conserved(World world, string when)
    {
        var (cash, held) = (world.Options.Cash, 0m);
        foreach (var fact in world.Facts)
        {
            if (fact is AccountFact.AccountReset reset)
                cash = reset.InitialBalance.Value;
            if (fact is not AccountFact.FillBooked { Fill: var fill })
                continue;
            var sign = fill.Side == OrderSide.Buy ? 1 : -1;
            cash -= sign * fill.Price.Value * fill.Quantity.Value + fill.Fee.Value;
            held += sign * fill.Quantity.Value;
        }

        world.State.Ledger.Cash.Value.ShouldBe(cash, when);
        world.Position.SignedQuantity.ShouldBe(held, when);
        held.ShouldBeGreaterThanOrEqualTo(0m, when);
        var mark = Instrument.Traded(world.State.Marks.MarkOf(World.Slot)).Value;
        world.State.Marks.Exact().Value.ShouldBe(cash + held * mark, when);
        ((decimal)world.State.Marks.Equity).ShouldBe(cash + held * mark, 1e-6m, when);
    }

    // Written from the table of limits, not from the checks.
    private static void WithinLimits(RiskInputs inputs, string when)
    {
        var committed = inputs.EntryPrice.Value * inputs.Ticket.Quantity.Value;
        var loss = inputs.Ticket.Quantity.Value * (inputs.EntryPrice.Value - inputs.Stop!.Value.Value
            + ((FeeSchedule.OfValue)inputs.Instrument.Fees).Taker
                * (inputs.EntryPrice.Value + inputs.Stop.Value.Value));
        bool[] holds =
        [
            committed <= 0.35m * inputs.Equity,
            inputs.CommittedCapital + committed <= 0.95m * inputs.Equity,
            loss > 0m && loss <= 0.02m * inputs.Equity,
            inputs.Heat + loss <= 0.15m * inputs.Equity,
            inputs.OpenPositions < 10,
            inputs.CorrelatedPositions <= 3,
            inputs.EntriesToday < 20,
            inputs.EntriesLastHour < 5,
            inputs.Equity >= 1_000m,
            inputs.PeakEquity - inputs.Equity < 0.15m * inputs.PeakEquity,
            inputs.DayStartEquity - inputs.Equity < 0.05m * inputs.DayStartEquity,
            inputs.Run.ConsecutiveLosses < 5 && inputs.Run.IsEnabled,
            inputs.Target is null || inputs.Target.Value.Value - inputs.EntryPrice.Value
                >= 1.5m * (inputs.EntryPrice.Value - inputs.Stop.Value.Value),
            !inputs.Admission.IsShutdown && !inputs.Admission.IsHalted && !inputs.Admission.IsQuarantined,
        ];
        holds.ShouldAllBe(hold => hold, when);
    }

    // Entries that filled, by the time they were approved: counted from the facts alone.
    private static void CountsHold(World world, string when)
    {
        var filled = world.Fills.Select(fill => fill.IntentNumber).ToHashSet();
        var times = world.Facts.OfType<AccountFact.OrderStepped>()
            .Where(step => step.Happened == OrderEvent.SendBegan && filled.Contains(step.IntentNumber))
            .Where(step => world.Intents.First(one => one.IntentNumber == step.IntentNumber).IsEntry)
            .Select(step => step.Time)
            .ToList();
        foreach (var time in times)
        {
            times.Count(other => other <= time && other > time - TimeSpan.FromHours(1)).ShouldBeLessThanOrEqualTo(5, when);
            times.Count(other => other <= time && TradingDay.Utc.Start(other) == TradingDay.Utc.Start(time))
                .ShouldBeLessThanOrEqualTo(20, when);
        }
    }
}
