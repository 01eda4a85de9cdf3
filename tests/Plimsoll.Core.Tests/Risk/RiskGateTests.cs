using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using static Plimsoll.Core.Tests.Risk.RiskCase;

namespace Plimsoll.Core.Tests.Risk;

public sealed class RiskGateTests
{
    public static TheoryData<string, RiskInputs> Refusals => new()
    {
        { "execution.second_writer", Good with { Admission = Admitted with { HasSecondWriter = true } } },
        { "risk.lease", Good with { Admission = Admitted with { HoldsLease = false } } },
        { "risk.degraded", Good with { Admission = Admitted with { IsDegraded = true } } },
        { "risk.quarantined", Good with { Admission = Admitted with { IsQuarantined = true } } },
        { "risk.halted", Good with { Admission = Admitted with { IsHalted = true } } },
        { "risk.trading_disabled", Good with { Admission = Admitted with { IsTradingEnabled = false } } },
        { "risk.signal_state", Good with { Admission = Admitted with { IsSignalApproved = false } } },
        { "risk.no_stop", Good with { Stop = null } },
        { "risk.no_stop", Good with { Stop = Price.Of(100m) } },
        { "risk.no_stop", Good with { Stop = Price.Of(101m) } },
        { "risk.short_not_supported", Good with { Side = PositionSide.Short, Stop = Price.Of(102m) } },
        { "risk.stale_mark", Good with { Admission = Admitted with { IsMarkStale = true } } },
        { "risk.blackout", Good with { Admission = Admitted with { Blackout = "rates, 14:00" } } },
        { "risk.unknown_orders", Good with { Admission = Admitted with { HasUnknownOrder = true } } },
        { "order.min_quantity", Good with { Ticket = Ticket(0m) } },
        { "order.quantity_step", Good with { Ticket = Ticket(1.005m) } },
        { "order.min_notional", Good with { Ticket = Ticket(0.04m) } },
        { "order.price_increment", Good with { Ticket = Ticket(1m) with { LimitPrice = Price.Of(99.999m) } } },
        { "order.max_quantity", Good with { Instrument = Spot with { MaxQuantity = Quantity.Of(9m) } } },
        { "risk.emergency_shutdown", Good with { Admission = Admitted with { IsShutdown = true } } },
        { "risk.strategy_disabled", Good with { Run = Run with { IsEnabled = false } } },
        { "risk.error", Good with
        {
            Ticket = Ticket(1m) with { Leverage = 0m },
            Instrument = Spot with { MinNotional = default },
            PeakEquity = 0m,
        } },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_refusal_has_its_code(string code, RiskInputs inputs) => Ask(inputs).ShouldBe(code);

    [Fact]
    public void A_missing_fact_is_a_refusal()
    {
        Ask(Good with { Admission = new AdmissionFacts() }).ShouldBe("risk.lease");
        Ask(Good with { Run = new RunFacts { Budget = Widest } }).ShouldBe("risk.strategy_disabled");
    }

    [Fact]
    public void What_overflows_while_judging_is_a_refusal() =>
        Ask(Good with { Heat = decimal.MaxValue, CommittedCapital = decimal.MaxValue }).ShouldBe("risk.error");

    [Theory]
    [InlineData(0.05, null)]
    [InlineData(0.0500001, "risk.strategy_exposure")]
    public void A_run_has_its_own_exposure(decimal fraction, string? code) => Ask(Good with
    {
        Run = Run with { Budget = Widest with { MaxExposureFraction = 0.15m }, CommittedCapital = 10_000m * fraction },
        Ticket = Ticket(10m),
    }).ShouldBe(code);

    [Theory]
    [InlineData(-199.99, null)]
    [InlineData(-200, "risk.strategy_daily_loss")]
    public void A_run_has_its_own_daily_loss(decimal pnl, string? code) => Ask(Good with
    {
        Run = Run with { Budget = Widest with { MaxDailyLossFraction = 0.02m }, DailyPnl = pnl },
    }).ShouldBe(code);

    [Fact]
    public void The_first_failure_decides_and_the_rest_is_not_reached()
    {
        var gate = new RiskGate(RiskLimits.Hard);
        var decision = gate.Judge(7, Good with { OpenPositions = 10, EntriesLastHour = 5 }).Decision;
        decision.Code.ShouldBe("risk.open_positions");
        decision.Severity.ShouldBe(RiskSeverity.Critical);
        var failed = decision.Checks.ToList().FindIndex(check => check.Result == CheckResult.Fail);
        decision.Checks.Skip(failed + 1).ShouldAllBe(check => check.Result == CheckResult.NotReached);
        decision.Checks.Count.ShouldBe(gate.Explain(Good).Checks.Count);
    }

    [Fact]
    public void Checks_stand_in_the_order_of_their_numbers()
    {
        var numbers = new RiskGate(RiskLimits.Hard).Explain(Good).Checks.Select(check => check.Number).ToArray();
        numbers.ShouldBe(numbers.Order(StringComparer.Ordinal));
        numbers.Distinct().ShouldBe(
            ["0", "1", "2", "3", "4", "5", "6a", "6b", "6c", "6d", "6e", "6f", "6g", "6h", "6i", "7", "8", "9"]);
    }

    [Fact]
    public void Fractions_are_written_down_with_their_value()
    {
        var line = new RiskGate(RiskLimits.Hard).Explain(Good).Checks.Single(check => check.Number == "6d");
        (line.Value, line.Limit, line.Result).ShouldBe((0.1m, 0.35m, CheckResult.Pass));
        var stored = JsonSerializer.Deserialize<RiskCheck>(JsonSerializer.Serialize(line));
        (stored!.Value, stored.Limit, stored.Name).ShouldBe((0.1m, 0.35m, "Position size"));
        (line with { Code = "x" }).Value.ShouldBe(0.1m);
    }

    [Fact]
    public void Explaining_runs_every_check_and_reserves_nothing()
    {
        var decision = new RiskGate(RiskLimits.Hard).Explain(
            Good with { OpenPositions = 10, EntriesLastHour = 5, Equity = 9_000m });
        decision.Checks.Where(check => check.Result == CheckResult.Fail).Select(check => check.Code)
            .ShouldBe(["risk.open_positions", "risk.entries_per_hour", "risk.daily_loss"]);
    }

    [Fact]
    public void Approval_is_of_exactly_what_was_asked()
    {
        var verdict = new RiskGate(RiskLimits.Hard).Judge(3, Good).ShouldBeOfType<RiskVerdict.Approved>();
        verdict.Order.Ticket.ShouldBeSameAs(Good.Ticket);
        verdict.Order.DecisionNumber.ShouldBe(3);
        verdict.Decision.Inputs.ShouldBeSameAs(Good);
    }

    [Theory]
    [InlineData(OrderSide.Sell, true, 1, null)]
    [InlineData(OrderSide.Sell, true, 1.01, "order.not_reducing")]
    [InlineData(OrderSide.Sell, false, 1, "order.not_reducing")]
    [InlineData(OrderSide.Buy, true, 1, "order.not_reducing")]
    [InlineData(OrderSide.Sell, true, 0, "order.min_quantity")]
    public void An_exit_needs_only_the_proof_that_it_reduces(
        OrderSide side, bool isReduceOnly, decimal quantity, string? code)
    {
        var ticket = Ticket(quantity) with { Side = side, ReduceOnly = isReduceOnly, Purpose = OrderPurpose.Exit };
        Reduction(ticket, Held(1m)).ShouldBe(code);
    }

    [Fact]
    public void Nothing_held_is_nothing_to_reduce()
    {
        var ticket = Ticket(1m) with { Side = OrderSide.Sell, ReduceOnly = true };
        Reduction(ticket, new Position(Spot)).ShouldBe("order.no_position");
        Reduction(ticket, null).ShouldBe("order.no_position");
    }

    private static string? Reduction(OrderTicket ticket, Position? position) =>
        RiskGate.ApproveReduction(ticket, position, Noon) is ReductionVerdict.Refused refused ? refused.Code : null;

    private static Position Held(decimal quantity)
    {
        var position = new Position(Spot);
        position.Open(
            new Signal
            {
                Number = 1,
                RunId = RunId.None,
                InstrumentId = Spot.Id,
                Action = SignalAction.Open,
                Side = PositionSide.Long,
                EntryPrice = Price.Of(100m),
                Reason = "test",
                Time = Noon,
            },
            Noon);
        position.Book(new Fill
        {
            VenueFillId = "1",
            IntentNumber = 1,
            InstrumentId = Spot.Id,
            Side = OrderSide.Buy,
            Price = Price.Of(100m),
            Quantity = Quantity.Of(quantity),
            Fee = Money.Zero,
            Time = Noon,
            UndisturbedPrice = Price.Of(100m),
        });
        return position;
    }
}
