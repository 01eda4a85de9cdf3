using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

public sealed class DegradedTests(LivedHours lived) : IClassFixture<LivedHours>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_account_that_could_not_write_is_put_back_together_and_misses_nothing(bool answersAreLost)
    {
        var same = 0;
        for (var trouble = 3; trouble < lived.Minutes.Count - 3; trouble += 9)
            same += await LoseTheDatabaseAsync(trouble, answersAreLost) ? 1 : 0;

        same.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Degraded_it_takes_no_command_and_answers_looks()
    {
        var database = new MemoryDatabase();
        await using var world = await World.OpenAsync(WorldStores.Of(database));
        await LivedHours.BeginAsync(world, Guid.Empty);
        database.Fails = _ => true;

        await Should.ThrowAsync<AccountUnavailableException>(
            world.DoAsync(session => session.Engine.SetMode(Core.Engine.OperatingMode.Guide, "ann", "a test")));
        await Should.ThrowAsync<AccountUnavailableException>(
            world.DoAsync(session => session.Engine.Kill("ann")));

        world.Account.IsDegraded.ShouldBeTrue();
        (await world.AskAsync(state => state.Runs.Count)).ShouldBe(3);
    }

    [Fact]
    public async Task While_the_database_is_still_away_recovery_fails_and_is_tried_again()
    {
        var database = new MemoryDatabase();
        await using var world = await World.OpenAsync(WorldStores.Of(database));
        await LivedHours.BeginAsync(world, Guid.Empty);
        database.Fails = kind => kind == "commit";
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        var degraded = world.Account;
        degraded.IsDegraded.ShouldBeTrue();

        await world.Directory.RecoverDegradedAsync(World.Stop);
        world.Account.IsDegraded.ShouldBeTrue();
        database.Fails = null;
        await world.Directory.RecoverDegradedAsync(World.Stop);

        world.Account.IsDegraded.ShouldBeFalse();
        world.Account.ShouldNotBeSameAs(degraded);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<AccountUnavailableException>(degraded.ReadAsync(_ => true, World.Stop));
    }

    private async Task<bool> LoseTheDatabaseAsync(int minute, bool answersAreLost)
    {
        var database = new MemoryDatabase { FailsAfterwards = answersAreLost };
        await using var world = await World.OpenAsync(WorldStores.Of(database));
        await LivedHours.BeginAsync(world, Guid.Empty);
        await world.AdvanceToAsync(lived.Minutes[minute].Time);

        // The market's own writes go through: it runs on while this account cannot.
        database.Fails = kind => kind is "commit" or "venue";
        await world.AdvanceAsync(TimeSpan.FromMinutes(3));
        world.Account.IsDegraded.ShouldBeTrue();
        database.Fails = null;
        await world.Directory.RecoverDegradedAsync(World.Stop);
        world.Account.IsDegraded.ShouldBeFalse();
        await world.AdvanceToAsync(lived.Minutes[^1].Time);

        if (CrashPoint.RuledOut(database.Now).Count > 0)
        {
            await Conservation.ExpectAsync(world, database);
            return false;
        }

        CrashPoint.ExpectFacts(database.Now, lived.Facts, $"after trouble in minute {minute}");
        (await world.AskAsync(Books.Of)).ShouldBe(lived.Minutes[^1].Books);
        return true;
    }
}
