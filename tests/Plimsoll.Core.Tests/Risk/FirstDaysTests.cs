using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;

namespace Plimsoll.Core.Tests.Risk;

/// <summary>In the first days with real money the gate holds half of the hard limits against an entry.</summary>
public sealed class FirstDaysTests
{
    private static readonly RiskInputs First = RiskCase.Good with { HalvedUntil = RiskCase.Noon + TimeSpan.FromDays(1) };

    [Fact]
    public void Five_positions_are_the_most()
    {
        RiskCase.Ask(First with { OpenPositions = 4 }).ShouldBeNull();
        RiskCase.Ask(First with { OpenPositions = 5 }).ShouldBe("risk.open_positions");
        RiskCase.Ask(RiskCase.Good with { OpenPositions = 5 }).ShouldBeNull();
    }

    [Fact]
    public void A_hundredth_of_equity_is_the_most_that_a_trade_may_lose()
    {
        // 7 at 100 with the stop at 96 lose 28, and with fees of 0.1 % both ways 29.372.
        var trade = First with { Ticket = RiskCase.Ticket(7m), Stop = Price.Of(96m), Target = Price.Of(110m) };
        RiskCase.Ask(Owning(trade, 2_937.2m)).ShouldBeNull();
        RiskCase.Ask(Owning(trade, 2_937.19m)).ShouldBe("risk.risk_per_trade");
        RiskCase.Ask(Owning(trade, 2_937.19m) with { HalvedUntil = null }).ShouldBeNull();
    }

    [Fact]
    public void A_fortieth_lost_today_is_the_end_of_the_day()
    {
        RiskCase.Ask(First with { DayStartEquity = 10_256m }).ShouldBeNull();
        RiskCase.Ask(First with { Equity = 9_750m }).ShouldBe("risk.daily_loss");
        RiskCase.Ask(RiskCase.Good with { Equity = 9_750m }).ShouldBeNull();
    }

    [Fact]
    public void What_is_stricter_already_stays()
    {
        var strict = new RiskLimits { MaxOpenPositions = 2 };
        RiskCase.Ask(First with { OpenPositions = 2 }, strict).ShouldBe("risk.open_positions");
        var gate = new RiskGate(strict);
        gate.LimitsOn(First).ShouldBe(strict with { MaxRiskPerTradeFraction = 0.01m, MaxDailyLossFraction = 0.025m });
        gate.LimitsOn(RiskCase.Good).ShouldBeSameAs(strict);
    }

    private static RiskInputs Owning(RiskInputs inputs, decimal equity) =>
        inputs with { Equity = equity, PeakEquity = equity, DayStartEquity = equity };
}
