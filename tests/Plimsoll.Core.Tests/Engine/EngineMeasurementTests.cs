using Plimsoll.Core.Backtesting;

namespace Plimsoll.Core.Tests.Engine;

public sealed class EngineMeasurementTests
{
    private static readonly EngineMeasurement Measurement = new(50_000, seed: 1);

    [Fact]
    public void A_bar_without_a_fact_allocates_nothing()
    {
        Measurement.Run(MeasuredLimits.None);
        Measurement.BytesOnIdleBars(MeasuredLimits.Hard).ShouldBeLessThan(2_000, "but for one value a day, kept in a list");
        Measurement.BytesOnIdleBars(MeasuredLimits.None).ShouldBeLessThan(2_000);
    }

    [Fact]
    public void Hard_limits_end_the_run_after_five_losses_and_none_trades_on()
    {
        var (hard, none) = (Measurement.Run(MeasuredLimits.Hard), Measurement.Run(MeasuredLimits.None));
        hard.RoundTrips.ShouldBeLessThan(100);
        none.RoundTrips.ShouldBeGreaterThan(500);
        none.Orders.ShouldBeGreaterThan(2 * none.RoundTrips);
    }

    [Fact]
    public void Equal_seeds_give_equal_runs() =>
        new EngineMeasurement(5_000, seed: 7).Run(MeasuredLimits.None)
            .ShouldBe(new EngineMeasurement(5_000, seed: 7).Run(MeasuredLimits.None));
}
