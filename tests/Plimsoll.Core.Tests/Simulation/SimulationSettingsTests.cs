using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Simulation;

public sealed class SimulationSettingsTests
{
    private static readonly Instrument Euro = RiskCase.Spot with
    {
        AssetClass = AssetClass.Fx,
        PriceIncrement = 0.00001m,
        ContractSize = FeeSchedule.PerLot.Lot,
        Fees = new FeeSchedule.PerLot { IsInBase = true },
    };

    [Theory]
    [InlineData(-0.01, 0.001, 0.5, 100, 0.98)]
    [InlineData(50.01, 0.001, 0.5, 100, 0.98)]
    [InlineData(7, -0.0001, 0.5, 100, 0.98)]
    [InlineData(7, 0.0501, 0.5, 100, 0.98)]
    [InlineData(7, 0.001, -0.1, 100, 0.98)]
    [InlineData(7, 0.001, 10.1, 100, 0.98)]
    [InlineData(7, 0.001, 0.5, -1, 0.98)]
    [InlineData(7, 0.001, 0.5, 5_001, 0.98)]
    [InlineData(7, 0.001, 0.5, 100, -0.01)]
    [InlineData(7, 0.001, 0.5, 100, 1.01)]
    public void What_is_out_of_range_cannot_be(
        decimal commission, decimal fee, decimal pips, int latency, decimal chance) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SimulationSettings
        {
            CommissionPerLot = commission,
            FeeFraction = fee,
            SlippagePips = pips,
            LatencyMs = latency,
            FillProbability = chance,
        });

    [Fact]
    public void Currencies_pay_by_the_lot_coins_by_value_and_shares_what_they_did()
    {
        var settings = new SimulationSettings { CommissionPerLot = 3.5m, FeeFraction = 0.002m };
        settings.On(Euro).Fees.ShouldBe(new FeeSchedule.PerLot { RoundTurn = 3.5m, IsInBase = true });
        settings.On(RiskCase.Spot).Fees.ShouldBe(new FeeSchedule.OfValue(0.002m, 0.002m));
        var share = RiskCase.Spot with { AssetClass = AssetClass.Equity };
        settings.On(share).ShouldBe(share);
        foreach (var usual in SyntheticInstrument.Defaults)
            new SimulationSettings().On(usual.Instrument).ShouldBe(usual.Instrument, "nobody set anything");
    }

    [Theory]
    [InlineData("USD", 1.1, 0.0001)]
    [InlineData("JPY", 150, 0.01)]
    public void Currencies_slip_by_a_seeded_part_of_so_many_pips(string quote, decimal price, decimal pip)
    {
        var pair = Euro with { Quote = quote };
        var slipped = Enumerable.Range(1, 50).Select(seed => Slip(pair, price, seed) - price).ToArray();
        slipped.ShouldAllBe(distance => distance >= 0m && distance <= 2m * pip + pair.PriceIncrement);
        slipped.Max().ShouldBeGreaterThan(1.5m * pip);
        slipped.Distinct().Count().ShouldBeGreaterThan(10);
        Slip(pair, price, 7).ShouldBe(price + slipped[6]);
        Slip(RiskCase.Spot, 50_000m, 7).ShouldBe(50_005m, "a coin slips by the basis point it always did");
    }

    private static decimal Slip(Instrument instrument, decimal price, int seed)
    {
        var options = new SimulatedVenueOptions { SlippagePips = 2m, SpreadIncrements = 0m, Seed = seed };
        var ticket = new OrderTicket
        {
            IntentNumber = 1,
            RunId = default,
            InstrumentId = instrument.Id,
            Side = OrderSide.Buy,
            Type = OrderType.Market,
            Quantity = Quantity.Of(1m),
            Purpose = OrderPurpose.Entry,
            CreatedAt = RiskCase.Noon,
        };
        return new FillPricing(options).Slip(instrument, ticket, Price.Of(price), double.NaN).Value;
    }
}
