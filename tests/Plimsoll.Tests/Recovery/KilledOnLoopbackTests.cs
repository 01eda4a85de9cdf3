using System.Security.Cryptography;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Recovery;

/// <summary>
/// The real program trades at a venue across a socket and is killed at moments that nobody chose; in the end a checker
/// that shares no code with it holds its journal against the venue's own book.
/// </summary>
public sealed class KilledOnLoopbackTests : IAsyncLifetime
{
    private const int Kills = 20;
    private const int LongestLife = 400;

    private readonly LoopbackTrader _trader = new();

    public async ValueTask InitializeAsync() => await _trader.StartAsync();

    public ValueTask DisposeAsync() => _trader.DisposeAsync();

    [Fact]
    public async Task Killed_at_random_it_loses_nothing_and_sends_nothing_twice()
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            await Patience.LiveAsync(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(LongestLife)));
            await _trader.Program.KillAsync();
            await _trader.Program.StartAsync();
            await _trader.JoinedAsync();
        }

        await _trader.EndAndCheckAsync();
        _trader.Program.Terminal.ShouldNotContain("crit:");
    }
}
