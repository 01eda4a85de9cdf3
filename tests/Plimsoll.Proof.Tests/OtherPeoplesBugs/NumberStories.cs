using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>Steps and ticks are data, rounding has a direction, and nearly is not equal.</summary>
public sealed class NumberStories : Stories
{
    private const int Tries = 10_000;

    [Fact, Bug("hummingbot#848")]
    public void A_size_is_never_rounded_up_beyond_what_there_is()
    {
        var random = new SeededRandom(848);
        for (var time = 0; time < Tries; time++)
        {
            var balance = (decimal)random.Uniform(0.001, 100);
            var size = ProofMarket.Instrument.RoundDown(balance).Value;
            size.ShouldBeLessThanOrEqualTo(balance);
            (balance - size).ShouldBeLessThan(ProofMarket.Instrument.QuantityStep);
        }
    }

    [Fact, Bug("nautilus_trader#4303")]
    public void A_tenth_is_on_a_step_of_a_tenth_however_it_was_made()
    {
        var instrument = ProofMarket.Instrument with { QuantityStep = 0.1m, PriceIncrement = 0.1m };
        foreach (var tenth in new[] { 0.1m, 0.10m, 0.3m - 0.2m, 1m / 10m, 0.1m + 0.1m + 0.1m })
        {
            instrument.IsOnStep(Quantity.Of(tenth)).ShouldBeTrue();
            instrument.IsOnIncrement(Price.Of(tenth)).ShouldBeTrue();
        }
    }

    [Theory, Bug("nautilus_trader#3670")]
    [InlineData("0.25", "100.37", "100.25", "100.50")]
    [InlineData("0.05", "100.37", "100.35", "100.40")]
    [InlineData("5", "102", "100", "105")]
    [InlineData("0.00000001", "0.123456789", "0.12345678", "0.12345679")]
    public void A_tick_is_what_the_venue_says_and_need_not_be_a_power_of_ten(
        string tick, string price, string below, string above)
    {
        var instrument = ProofMarket.Instrument with { PriceIncrement = Number(tick) };
        instrument.TickBelow(Number(price)).Value.ShouldBe(Number(below));
        instrument.TickAbove(Number(price)).Value.ShouldBe(Number(above));
        instrument.IsOnIncrement(Price.Of(Number(price))).ShouldBeFalse();
    }

    [Fact, Bug("freqtrade#2763")]
    public void Rounding_goes_the_way_it_says_and_stays_where_it_is_right_already()
    {
        var random = new SeededRandom(2763);
        for (var time = 0; time < Tries; time++)
        {
            var price = (decimal)random.Uniform(0.02, 1_000);
            var (below, above) = (ProofMarket.Instrument.TickBelow(price), ProofMarket.Instrument.TickAbove(price));
            below.Value.ShouldBeLessThanOrEqualTo(price);
            above.Value.ShouldBeGreaterThanOrEqualTo(price);
            ProofMarket.Instrument.TickBelow(above.Value).ShouldBe(above);
            ProofMarket.Instrument.TickAbove(below.Value).ShouldBe(below);
        }
    }

    [Fact, Bug("freqtrade#4324")]
    public void A_round_trip_leaves_no_dust()
    {
        var story = Begin().Hold();
        story.Price = 97m;
        story.Pass(10);
        (story.Position, story.Venue.Holding).ShouldBe((0m, 0m));
        story.ShouldEndWell();
    }

    [Fact, Bug("hummingbot, is_done by isclose"), Without(Sabotage.DifferencesAreSmoothed)]
    public void All_but_a_step_is_not_all_and_a_step_more_is_too_much()
    {
        var story = Begin().Buy(limit: 99).Pass(3);
        var (asked, step) = (story.Ours(OrderPurpose.Entry).Ticket.Quantity.Value, ProofMarket.Instrument.QuantityStep);
        story.Fill(OrderPurpose.Entry, asked - step).Pass(3);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.PartiallyFilled);
        story.IsQuarantined.ShouldBeFalse();
        story.Fill(OrderPurpose.Entry, step + step).Pass(3);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Filled);
        (story.Position, story.IsQuarantined).ShouldBe((asked + step, true));
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
