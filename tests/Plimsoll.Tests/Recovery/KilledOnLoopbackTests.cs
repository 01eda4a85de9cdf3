using System.Security.Cryptography;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Recovery;

/// <summary>
/// The real program trades at a venue across a socket and is killed at moments that nobody chose; in the end a checker
/// that shares no code with it holds its journal against the venue's own book.
/// </summary>
public sealed class KilledOnLoopbackTests
{
    private const int LongestLife = 400;

    // Twenty together.
    [Theory]
    [InlineData(LoopbackTrader.Contracts, 12)]
    [InlineData(LoopbackTrader.Spot, 8)]
    public async Task Killed_at_random_it_loses_nothing_and_sends_nothing_twice(string venue, int kills)
    {
        await using var trader = new LoopbackTrader(venue);
        await trader.StartAsync();
        var (bid, ask) = await trader.BestAsync();
        bid.ShouldBeLessThan(ask);
        (await trader.FeeSourcesAsync()).ShouldBe(["venue"], "an entry leaves when it is known what it costs");
        for (var kill = 0; kill < kills; kill++)
        {
            await Patience.LiveAsync(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(LongestLife)));
            await trader.Program.KillAsync();
            await trader.Program.StartAsync();
            await trader.JoinedAsync();
        }

        await trader.EndAndCheckAsync();
        trader.Program.Terminal.ShouldNotContain("crit:");
    }
}
