using Plimsoll.Core.Engine;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>An account that starts anew while the program goes on, and what it then trades by.</summary>
public sealed class RestartTests(LivedHours lived) : IClassFixture<LivedHours>
{
    [Fact]
    public async Task A_restart_changes_nothing_however_often()
    {
        var database = new MemoryDatabase();
        await using var world = await World.OpenAsync(WorldStores.Of(database));
        await LivedHours.BeginAsync(world, Guid.Empty);
        foreach (var minute in lived.Minutes)
        {
            var before = world.Account;
            await world.Directory.RestartAsync(before.Record.Id, World.Stop);
            world.Account.ShouldNotBeSameAs(before);
            await world.AdvanceToAsync(minute.Time);
        }

        CrashPoint.ExpectFacts(database.Now, lived.Facts, "after a restart every minute");
    }

    [Fact]
    public async Task What_was_set_is_in_force_from_the_restart_on_and_after_every_other()
    {
        var database = new MemoryDatabase();
        var settings = new SimulationSettings { CommissionPerLot = 40m, FeeFraction = 0.003m, FillProbability = 1m };
        await using (var world = await World.OpenAsync(WorldStores.Of(database)))
        {
            await LivedHours.BeginAsync(world, Guid.Empty);
            await world.DoAsync(session => session.Engine.Configure(settings, "ann"));
            await world.DoAsync(session => session.Engine.Configure(settings, "ann"));
            await world.Directory.RestartAsync(world.Account.Record.Id, World.Stop);
            await world.AdvanceAsync(TimeSpan.FromMinutes(75));
            world.Account.Record.Simulation.ShouldBe(settings);
        }

        await using (var world = await World.OpenAsync(WorldStores.Of(database)))
        {
            world.Account.Record.Simulation.ShouldBe(settings);
            await world.AdvanceAsync(TimeSpan.FromMinutes(75));
        }

        var facts = database.Now.Accounts.Values.Single().Facts.Select(fact => FactJson.Read(fact)).ToArray();
        facts.OfType<AccountFact.SimulationChanged>().Count().ShouldBe(1, "the same again is no change");
        var fills = facts.OfType<AccountFact.FillBooked>().Select(booked => booked.Fill).ToArray();
        fills.Length.ShouldBeGreaterThan(10);
        fills.Where(fill => Math.Abs(fill.Fee.Value - Fee(fill)) >= 0.000_001m).ShouldBeEmpty();
        fills.Select(fill => fill.InstrumentId.Value).ShouldContain("sim:EUR-USD");

        static decimal Fee(Fill fill) => fill.InstrumentId.Value == "sim:EUR-USD"
            ? 40m / 2m * fill.Quantity.Value
            : 0.003m * fill.Price.Value * fill.Quantity.Value;
    }

    [Fact]
    public async Task One_that_cannot_start_is_away_until_it_can_and_the_market_goes_on()
    {
        var database = new MemoryDatabase();
        var store = new Unreadable(database);
        await using var world = await World.OpenAsync(WorldStores.Of(database) with { Accounts = store });
        await LivedHours.BeginAsync(world, Guid.Empty);
        var before = world.Account;
        store.IsAway = true;

        await world.Directory.RestartAsync(before.Record.Id, World.Stop);

        world.Directory.Runners.ShouldBeEmpty();
        await Should.ThrowAsync<AccountUnavailableException>(
            before.ExecuteAsync(session => session.State.Mode, World.Stop));
        store.IsAway = false;
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await world.Directory.StartAsync(World.Stop);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await world.AskAsync(state => state.Runs.Values.Count(run => run.IsActive))).ShouldBe(3);
        world.Account.IsDegraded.ShouldBeFalse();
    }

    private sealed class Unreadable(IAccountStore store) : IAccountStore
    {
        public bool IsAway { get; set; }

        public Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken) =>
            store.ListAsync(cancellationToken);

        public Task CreateAsync(AccountRecord account, CancellationToken cancellationToken) =>
            store.CreateAsync(account, cancellationToken);

        public Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken) =>
            IsAway ? throw new TimeoutException("nobody answers") : store.ReadAsync(account, cancellationToken);

        public Task<long?> FindIntentAsync(
            AccountId account, string clientOrderId, CancellationToken cancellationToken) =>
            store.FindIntentAsync(account, clientOrderId, cancellationToken);

        public Task CommitAsync(AccountCommit commit, CancellationToken cancellationToken) =>
            store.CommitAsync(commit, cancellationToken);
    }
}
