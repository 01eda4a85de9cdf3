namespace Plimsoll.Browser.Tests;

/// <summary>A server that is set up, and a sign-in that many visitors can use.</summary>
public sealed class SignedInServer(Chromium chromium) : IAsyncLifetime
{
    private string? _signIn;

    public PlimsollServer Server { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        await Server.SetUpAsync();
        await using var visitor = await Visitor.ComeAsync(chromium, Server);
        await visitor.SignInAsync();
        _signIn = await visitor.SignInStateAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    internal Task<Visitor> ComeAsync() => Visitor.ComeAsync(chromium, Server, _signIn);
}
