using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>An account whose venue takes its time joins late and misses nothing; nobody else waits for it.</summary>
public sealed class SlowVenueTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FarAccounts _world = new();
    private readonly TaskCompletionSource<VenueBooks> _answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AccountRunner Near => _world.Directory.Find(FarAccounts.Record(2, FarAccounts.Near).Id)!;

    private AccountRunner? Slow => _world.Directory.Find(FarAccounts.Record(1, FarAccounts.Far).Id);

    public async ValueTask InitializeAsync()
    {
        await _world.Market.OpenAsync(World.Stop);
        await _world.Database.CreateAsync(FarAccounts.Record(1, FarAccounts.Far), World.Stop);
        await _world.Database.CreateAsync(FarAccounts.Record(2, FarAccounts.Near), World.Stop);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task While_a_venue_is_slow_the_others_join_and_trade_and_the_market_goes_on()
    {
        _world.Books = () => _answer.Task;

        await _world.Directory.StartAsync(World.Stop);
        await _world.StartBotAsync(Near);
        await _world.AdvanceAsync(Minute * 3);
        await _world.Database.CreateAsync(FarAccounts.Record(3, FarAccounts.Near), World.Stop);
        await _world.Directory.StartAsync(World.Stop);

        Slow.ShouldBeNull();
        _world.Directory.HasFailed(FarAccounts.Record(1, FarAccounts.Far).Id).ShouldBeFalse();
        _world.Directory.Runners.Count.ShouldBe(2);
        (await FarAccounts.SeenAsync(Near)).Bars.ShouldBe(2); // A minute ends with the first trade of the next.
        _world.Connections.Count.ShouldBe(1);

        _answer.SetResult(FarAccounts.Empty);
        await FarAccounts.UntilAsync(() => Slow is not null);
        (await Slow!.ReadAsync(session => session.State.Ledger.Cash, World.Stop)).ShouldBe(new Money(10_000m));
    }

    [Fact]
    public async Task What_happens_while_it_is_put_back_together_it_sees_once_and_in_order()
    {
        await _world.Directory.StartAsync(World.Stop);
        await FarAccounts.UntilAsync(() => Slow is not null);
        await _world.StartBotAsync(Near);
        await _world.StartBotAsync(Slow!);
        await _world.AdvanceAsync(Minute * 5);
        var broken = Slow!;
        await Should.ThrowAsync<AccountUnavailableException>(
            broken.ExecuteAsync<bool>(_ => throw new InvalidOperationException("a bug"), World.Stop));

        _world.Books = () => _answer.Task;
        await _world.AdvanceAsync(Minute * 2);
        await _world.Directory.RecoverDegradedAsync(World.Stop);
        await _world.AdvanceAsync(Minute * 4);
        Slow.ShouldBeSameAs(broken);
        _answer.SetResult(FarAccounts.Empty);
        await FarAccounts.UntilAsync(() => Slow != broken);
        await _world.AdvanceAsync(TimeSpan.Zero);

        var near = await FarAccounts.SeenAsync(Near);
        near.Bars.ShouldBe(10);
        (await FarAccounts.SeenAsync(Slow!)).ShouldBe(near);
        await _world.AdvanceAsync(Minute * 2);
        (await FarAccounts.SeenAsync(Slow!)).ShouldBe(await FarAccounts.SeenAsync(Near));
        await FarAccounts.UntilAsync(() => _world.Connections[0].IsEnded);
        Slow!.IsDegraded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_join_that_fails_leaves_nothing_behind_and_is_tried_again()
    {
        _world.Books = () => throw new HttpRequestException("connection reset");
        await _world.Directory.StartAsync(World.Stop);
        await FarAccounts.UntilAsync(() => _world.Connections.Count == 1 && _world.Connections[0].IsEnded);
        await FarAccounts.UntilAsync(() => _world.Directory.HasFailed(FarAccounts.Record(1, FarAccounts.Far).Id));
        await _world.AdvanceAsync(Minute);
        (Slow, FactsOfSlow).ShouldBe((null, 0));

        _world.Books = () => Task.FromResult(FarAccounts.Empty);
        await FarAccounts.UntilAsync(() =>
        {
            // A turn that is just being given back is nobody's: the next look finds it.
            _world.Directory.StartAsync(World.Stop).IsCompleted.ShouldBeTrue();
            return Slow is not null;
        });
        _world.Directory.HasFailed(FarAccounts.Record(1, FarAccounts.Far).Id).ShouldBeFalse();
    }

    [Fact]
    public async Task A_venue_that_never_answers_is_let_go_after_a_minute()
    {
        _world.Books = () => _answer.Task;
        await _world.Directory.StartAsync(World.Stop);
        await FarAccounts.UntilAsync(() => _world.Connections.Count == 1);

        await FarAccounts.UntilAsync(() =>
        {
            _world.Clock.Advance(TimeSpan.FromSeconds(61));
            return _world.Connections[0].IsEnded;
        });

        await FarAccounts.UntilAsync(() => _world.Directory.HasFailed(FarAccounts.Record(1, FarAccounts.Far).Id));
        Slow.ShouldBeNull();
    }

    [Fact]
    public async Task A_program_that_ends_meanwhile_waits_for_no_venue_and_leaves_nothing_behind()
    {
        _world.Books = () => _answer.Task;
        await _world.Directory.StartAsync(World.Stop);
        await FarAccounts.UntilAsync(() => _world.Connections.Count == 1);

        await _world.Directory.EndJoiningAsync();

        _world.Connections[0].IsEnded.ShouldBeTrue();
        (Slow, FactsOfSlow).ShouldBe((null, 0));
        await _world.AdvanceAsync(Minute);
    }

    private int FactsOfSlow => _world.Database.Now.Accounts[FarAccounts.Record(1, FarAccounts.Far).Id].Facts.Count;
}
