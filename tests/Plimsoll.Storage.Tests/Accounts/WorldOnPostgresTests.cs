using System.Text;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;
using Plimsoll.Storage.Accounts;
using Plimsoll.Storage.Markets;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Accounts;

/// <summary>The market, an account and its venue over PostgreSQL, held against the same life in memory.</summary>
public sealed class WorldOnPostgresTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(45);

    private const int WritesOfALife = 7;

    private WorldStores Stores { get; } = new(
        new AccountStore(database.Source), new MarketStore(database.Source), new SimulatedVenueStore(database.Source));

    [Fact]
    public async Task A_program_that_dies_again_and_again_leads_the_same_life_as_one_that_does_not()
    {
        var expected = new MemoryDatabase();
        await using (var undisturbed = await World.OpenAsync(WorldStores.Of(expected)))
        {
            await BeginAsync(undisturbed, Guid.Empty);
            await undisturbed.AdvanceAsync(Life);
        }

        var deaths = await LiveAsync(await NewAccount.UserAsync(database.Source));

        deaths.ShouldBeGreaterThan(15);
        await using var world = await World.OpenAsync(Stores);
        var history = await Stores.Accounts.ReadAsync(world.Account.Record.Id, World.Stop);
        var facts = expected.Now.Accounts.Values.Single().Facts;
        foreach (var (fact, other) in history.Facts.Zip(facts))
            Encoding.UTF8.GetString(FactJson.Write(fact)).ShouldBe(Encoding.UTF8.GetString(other));
        history.Facts.Count.ShouldBe(facts.Count);
        await ExpectTablesAsync();
    }

    private static async Task BeginAsync(World world, Guid user)
    {
        await world.OpenAccountAsync(user);
        await world.StartAsync(BotPlan.Busy, 1);
        await world.StartAsync(BotPlan.Cross("sim:DELTA-USD", "1m", 5, 15, "long"), 2);
    }

    private async Task<int> LiveAsync(Guid user)
    {
        await using (var first = await World.OpenAsync(Stores))
            await BeginAsync(first, user);
        var end = (await Stores.Market.LoadCheckpointAsync(World.Stop))!.Time + Life;
        for (var deaths = 0; ; deaths++)
        {
            var stores = new MortalStores(Stores, WritesOfALife + deaths % 3);
            await using var world = await World.OpenAsync(stores.Stores);
            stores.Died = world.Die;
            try
            {
                await world.AdvanceToAsync(end);
            }
            catch (OperationCanceledException) when (stores.IsDead)
            {
                continue;
            }

            if (!stores.IsDead)
                return deaths;
        }
    }

    // What pages read agrees with itself.
    private async Task ExpectTablesAsync()
    {
        (await ScalarAsync("select count(*) from fills")).ShouldBeGreaterThan(3);
        (await ScalarAsync("select count(*) from orders where status = 'filled' and filled_quantity <> quantity"))
            .ShouldBe(0);
        (await ScalarAsync(
            """
            select count(*) from orders join (
                select account_id, intent_number, sum(quantity) as filled, sum(fee) as fee from fills group by 1, 2
            ) as sums using (account_id, intent_number)
            where filled_quantity <> filled or fees <> fee
            """)).ShouldBe(0);
        (await ScalarAsync(
            """
            select count(*) from accounts where cash <> initial_balance - (
                select coalesce(sum(case side when 'buy' then price * quantity else -price * quantity end + fee), 0)
                from fills where account_id = accounts.id)
            """)).ShouldBe(0);
        (await ScalarAsync("select count(*) from accounts where fact_count <> (select max(sequence) from account_events)"))
            .ShouldBe(0);
        (await ScalarAsync("select count(*) from equity_points")).ShouldBeGreaterThanOrEqualTo(Life.Minutes);
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(World.Stop))!;
    }
}
