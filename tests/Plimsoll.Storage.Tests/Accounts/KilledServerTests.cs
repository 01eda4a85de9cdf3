using System.Diagnostics;
using Npgsql;
using Plimsoll.Core.Engine;
using Plimsoll.Runtime.Tests.Trading;
using Plimsoll.Storage.Accounts;
using Plimsoll.Storage.Embedded;
using Plimsoll.Storage.Markets;
using Plimsoll.Storage.Migrating;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Accounts;

public sealed class KilledServerTests : IDisposable
{
    private const int Looks = 100;

    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task An_account_comes_back_by_itself_after_its_database_was_killed()
    {
        await using var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions(_directory.Path), World.Stop);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString());
        await new DatabaseMigrator(source).MigrateAsync(World.Stop);
        var stores = new WorldStores(
            new AccountStore(source), new MarketStore(source), new SimulatedVenueStore(source));
        await using var world = await World.OpenAsync(stores);
        await world.OpenAccountAsync(await NewAccount.UserAsync(source));
        await world.StartAsync(BotPlan.Busy);

        for (var kill = 0; kill < 3; kill++)
        {
            await world.AdvanceAsync(TimeSpan.FromMinutes(3));
            await KillAsync(source);
            await world.AdvanceAsync(TimeSpan.FromMinutes(3));
            await RecoverAsync(world);
        }

        await world.AdvanceAsync(TimeSpan.FromMinutes(3));
        var facts = (await stores.Accounts.ReadAsync(world.Account.Record.Id, World.Stop)).Facts;
        facts.OfType<AccountFact.FillBooked>().Count().ShouldBeGreaterThan(1, "else nothing was under way");
        (await world.AskAsync(state => state.Quarantine.Count)).ShouldBe(0);
    }

    public void Dispose() => _directory.Dispose();

    // One killed process makes the server drop every session and recover from its log, as after its own death.
    private static async Task KillAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select pg_backend_pid()");
        using var backend = Process.GetProcessById((int)(await command.ExecuteScalarAsync(World.Stop))!);
        backend.Kill();
    }

    private static async Task RecoverAsync(World world)
    {
        for (var look = 0; world.Account.IsDegraded; look++)
            try
            {
                await world.Directory.RecoverDegradedAsync(World.Stop);
            }
            catch (NpgsqlException) when (look < Looks)
            {
                // A session of before the kill; the program looks again every second.
            }
    }
}
