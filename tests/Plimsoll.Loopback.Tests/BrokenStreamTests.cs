using System.Net.WebSockets;
using Plimsoll.Loopback.Faults;

namespace Plimsoll.Loopback.Tests;

/// <summary>Streams that end otherwise than by a word.</summary>
public sealed class BrokenStreamTests
{
    private const string Stream = "btcusdt@trade";

    [Fact]
    public async Task One_that_is_cut_breaks_in_the_middle_of_a_frame_and_only_once()
    {
        await using var world = await VenueWorld.StartAsync();
        await using var stream = await OpenAsync(world);
        world.Server.Faults.Next(FaultKind.FrameCut, Stream);
        world.Server.Faults.Next(FaultKind.FrameCut, Stream);

        world.Clock.Advance(TimeSpan.FromSeconds(30));

        await Should.ThrowAsync<WebSocketException>(() => stream.HearAsync("trade"));
        world.Server.Faults.Counts[FaultKind.FrameCut].ShouldBe(1, "the other one is for another connection");
    }

    [Fact]
    public async Task A_slow_one_brings_ten_more_frames_and_is_hung_up()
    {
        await using var world = await VenueWorld.StartAsync();
        await using var stream = await OpenAsync(world);
        world.Server.Faults.Next(FaultKind.StreamSlow, Stream);
        var began = world.Clock.GetUtcNow();

        var hearing = HearToTheEndAsync(stream);
        while (!hearing.IsCompleted)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await hearing).ShouldBe(10);
        (world.Clock.GetUtcNow() - began).ShouldBeGreaterThan(TimeSpan.FromSeconds(9));
    }

    private static async Task<StreamListener> OpenAsync(VenueWorld world)
    {
        var stream = await StreamListener.OpenAsync(new Uri(world.Server.SpotStreams, $"ws/{Stream}"));
        await stream.IsHeardAsync();
        return stream;
    }

    /// <summary>How many frames came.</summary>
    private static async Task<int> HearToTheEndAsync(StreamListener stream)
    {
        for (var frames = 0; ; frames++)
        {
            try
            {
                await stream.HearAsync("trade");
            }
            catch (ShouldAssertException)
            {
                // The venue has closed: what came is no text.
                return frames;
            }
        }
    }
}
