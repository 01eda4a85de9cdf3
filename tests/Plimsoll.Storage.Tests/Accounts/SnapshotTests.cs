using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;
using Plimsoll.Storage.Accounts;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Accounts;

/// <summary>A restart from a snapshot ends where one from all facts ends, or the snapshot is not used and that is said.</summary>
public sealed class SnapshotTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Kept = 15;

    private readonly SaidAloud _log = new();

    private AccountStore Store => new(database.Source, _log);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_snapshot_and_what_came_after_it_make_the_state_that_all_facts_make()
    {
        var account = await LiveAsync(Kept);

        var folded = await FoldAsync(account);

        folded.Past.Kept.ShouldNotBeNull().Sequence.ShouldBe(Kept);
        folded.Past.FactCount.ShouldBe(AccountStory.Facts.Count);
        SnapshotJson.HashOf(folded.State).ShouldBe(Whole(account.Id));
        folded.Record.Simulation.LatencyMs.ShouldBe(250);
        _log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("payload = set_byte(payload, 40, get_byte(payload, 40) # 1)", "is not what was kept")]
    [InlineData("payload = '{}', state_hash = sha256('{}')", "missing required properties")]
    [InlineData("version = version + 1", "version")]
    [InlineData("chain_hash = sha256('another')", "another log")]
    [InlineData(
        "payload = convert_to(replace(convert_from(payload, 'UTF8'), '{', '{ '), 'UTF8'), "
            + "state_hash = sha256(convert_to(replace(convert_from(payload, 'UTF8'), '{', '{ '), 'UTF8'))",
        "does not come back as it was kept")]
    public async Task A_snapshot_that_is_not_what_was_kept_is_named_and_the_facts_are_read(string change, string why)
    {
        var account = await LiveAsync(Kept);
        await ExecuteAsync($"update account_snapshots set {change} where account_id = '{account.Id.Value}'");

        var folded = await FoldAsync(account);

        folded.Past.Kept.ShouldBeNull();
        SnapshotJson.HashOf(folded.State).ShouldBe(Whole(account.Id));
        _log.Lines.ShouldHaveSingleItem().ShouldContain(why, Case.Insensitive);
    }

    [Fact]
    public async Task The_one_before_is_used_where_the_newest_cannot_be_and_older_ones_are_dropped()
    {
        var account = await LiveAsync(Kept, Kept + 3, Kept + 6);
        await using var context = database.CreateContext();
        var kept = context.AccountSnapshots.Where(row => row.AccountId == account.Id.Value).Select(row => row.Sequence);
        (await kept.Order().ToListAsync(Stop)).ShouldBe([Kept + 3, Kept + 6]);
        await ExecuteAsync($"update account_snapshots set version = 0 where sequence = {Kept + 6}");

        var folded = await FoldAsync(account);

        folded.Past.Kept.ShouldNotBeNull().Sequence.ShouldBe(Kept + 3);
        SnapshotJson.HashOf(folded.State).ShouldBe(Whole(account.Id));
    }

    [Fact]
    public async Task A_fact_after_the_snapshot_that_is_not_what_was_written_is_refused()
    {
        var account = await LiveAsync(Kept);
        await ExecuteAsync(
            $"""
            alter table account_events disable trigger all;
            update account_events set type = 'Other' where account_id = '{account.Id.Value}' and sequence = {Kept + 2};
            alter table account_events enable trigger all;
            """);

        (await Should.ThrowAsync<InvalidDataException>(FoldAsync(account))).Message.ShouldContain($"event {Kept + 2} ");
    }

    private async Task<AccountRecord> LiveAsync(params int[] kept)
    {
        var account = NewAccount.Of(await NewAccount.UserAsync(database.Source));
        await Store.CreateAsync(account, Stop);
        var (state, told) = (AccountStory.NewState(account.Id), 0);
        foreach (var fact in AccountStory.Facts)
        {
            state.Apply(fact);
            await Store.CommitAsync(new AccountCommit(account.Id, state, [fact], ++told, 42, []), Stop);
            if (kept.Contains(told))
                await Store.KeepAsync(KeptText.Of(await FoldAsync(account)), Stop);
        }

        return account;
    }

    private Task<AccountFold.Folded> FoldAsync(AccountRecord account) =>
        new AccountFold(Store, AccountStory.Instruments, _log).FoldAsync(account, Stop);

    private static byte[] Whole(AccountId account)
    {
        var state = AccountStory.NewState(account);
        foreach (var fact in AccountStory.Facts)
            state.Apply(fact);
        return SnapshotJson.HashOf(state);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private sealed class SaidAloud : ILogger<AccountStore>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
