using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

public sealed class DirectoryTests
{
    [Fact]
    public async Task An_account_that_was_stored_and_never_opened_is_opened_once()
    {
        var database = new MemoryDatabase();
        await database.CreateAsync(Record(1), World.Stop);

        for (var start = 0; start < 2; start++)
        {
            await using var world = await World.OpenAsync(WorldStores.Of(database));
            (await world.AskAsync(state => state.Ledger.Cash)).ShouldBe(new Money(10_000m));
            (await world.AskAsync(state => state.Mode)).ShouldBe(Core.Engine.OperatingMode.Guide);
        }

        database.Now.Accounts.Values.Single().Facts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_account_that_is_stored_later_is_found_by_the_next_look_and_runs_once()
    {
        var database = new MemoryDatabase();
        await using var world = await World.OpenAsync(WorldStores.Of(database));
        world.Directory.Runners.ShouldBeEmpty();
        await database.CreateAsync(Record(1), World.Stop);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Directory.StartAsync(World.Stop)));
        var runner = world.Account;
        await world.Directory.StartAsync(World.Stop);

        world.Account.ShouldBeSameAs(runner);
    }

    [Fact]
    public async Task An_account_with_broken_books_is_left_out_and_the_others_trade()
    {
        var database = new MemoryDatabase();
        var stores = WorldStores.Of(database) with { Accounts = new OneBroken(database, Record(1).Id) };
        await database.CreateAsync(Record(1), World.Stop);
        await database.CreateAsync(Record(2), World.Stop);

        await using var world = await World.OpenAsync(stores);
        await world.Directory.StartAsync(World.Stop);

        world.Account.Record.Id.ShouldBe(Record(2).Id);
        world.Directory.Find(Record(1).Id).ShouldBeNull();
    }

    private static AccountRecord Record(byte number) => new(
        new AccountId(new Guid(number, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8])), Guid.Empty, "Simulation", "USD",
        ExecutionMode.Simulation, "sim", "UTC", new Money(10_000m), DateTimeOffset.UnixEpoch);

    private sealed class OneBroken(IAccountStore store, AccountId broken) : IAccountStore
    {
        public Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken) =>
            store.ListAsync(cancellationToken);

        public Task CreateAsync(AccountRecord account, CancellationToken cancellationToken) =>
            store.CreateAsync(account, cancellationToken);

        public Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken) =>
            account == broken ? throw new InvalidDataException("event 7 is not what was written")
                : store.ReadAsync(account, cancellationToken);

        public Task<long?> FindIntentAsync(
            AccountId account, string clientOrderId, CancellationToken cancellationToken) =>
            store.FindIntentAsync(account, clientOrderId, cancellationToken);

        public Task CommitAsync(AccountCommit commit, CancellationToken cancellationToken) =>
            store.CommitAsync(commit, cancellationToken);
    }
}
