using Plimsoll.Loopback;
using Plimsoll.Venues;

namespace Plimsoll.Tests.Doctor;

public sealed class LineTests
{
    [Fact]
    public async Task A_line_is_measured_without_a_key()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var venue = await LoopbackServer.StartAsync(new LoopbackOptions { Seed = 1 }, stop);
        using var venues = new InstalledVenues(
            new VenueOptions
            {
                Addresses = new Dictionary<string, Uri> { ["binance-testnet-usdm"] = venue.Address },
            },
            TimeProvider.System);

        var measured = await venues.MeasureAsync("binance-testnet-usdm", stop);

        measured.ClockLead.Duration().ShouldBeLessThan(TimeSpan.FromSeconds(1));
        measured.RoundTrip.ShouldBeInRange(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(5));
        measured.UsedWeight.ShouldBeInRange(1, 20);
        measured.WeightLimit.ShouldBe(2_400);
    }

    [Fact]
    public async Task How_far_its_lists_lag_is_seen_on_the_public_tape()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var venue = await LoopbackServer.StartAsync(new LoopbackOptions { Seed = 1, Speed = 60 }, stop);
        using var venues = new InstalledVenues(
            new VenueOptions
            {
                Addresses = new Dictionary<string, Uri> { ["binance-testnet-usdm"] = venue.Address },
            },
            TimeProvider.System);

        var lag = await venues.MeasureReadLagAsync("binance-testnet-usdm", stop);

        lag.ShouldNotBeNull().ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
