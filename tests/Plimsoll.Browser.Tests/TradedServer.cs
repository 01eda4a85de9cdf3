namespace Plimsoll.Browser.Tests;

/// <summary>A server whose account has traded: a bot has opened and closed a position, and goes on.</summary>
public sealed class TradedServer(Chromium chromium) : IAsyncLifetime
{
    private readonly SignedInServer _server = new(chromium);

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await using var visitor = await ComeAsync();
        await visitor.TradeAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    internal Task<Visitor> ComeAsync() => _server.ComeAsync();
}
