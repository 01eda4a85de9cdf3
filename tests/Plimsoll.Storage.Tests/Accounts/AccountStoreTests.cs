using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Accounts.Tape;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;
using Plimsoll.Storage.Accounts;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Accounts;

public sealed class AccountStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string WhereLast = "where sequence = (select fact_count from accounts one where one.id = account_id)";

    private readonly AccountStore _store = new(database.Source);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_life_is_read_back_fact_by_fact_whatever_its_steps_were()
    {
        for (var facts = 1; facts <= 7; facts += 3)
        {
            var account = await CreateAsync();
            await TellAsync(account, AccountStory.NewState(account), facts);

            var history = await _store.ReadAsync(account, Stop);

            history.Facts.Select(Written).ShouldBe(AccountStory.Facts.Select(Written));
            history.MarketSequence.ShouldBe(42);
            history.LastEquity.ShouldBe(new AccountFact.EquityMarked(
                new(1_000_000), new(9_999.5m), new(10_000.25m), new(10_000m), new(2_000_000)));
        }
    }

    [Fact]
    public async Task The_tables_show_the_state_after_the_last_commit()
    {
        var account = await CreateAsync();
        var state = AccountStory.NewState(account);
        await TellAsync(account, state, 4);

        await using var context = database.CreateContext();
        var row = await context.Accounts.SingleAsync(one => one.Id == account.Value, Stop);
        (row.Cash, row.Equity, row.FactCount, row.OperatingMode, row.KillState).ShouldBe(
            (state.Ledger.Cash.Value, 9_999.5m, AccountStory.Facts.Count, OperatingMode.Autonomous,
                KillState.FlatProven));
        var orders = await context.Orders.Where(one => one.AccountId == account.Value)
            .OrderBy(one => one.IntentNumber).ToListAsync(Stop);
        orders.Select(one => (one.Status, one.FilledQuantity, one.AverageFillPrice, one.SizeBoundBy)).ShouldBe(
        [
            (OrderStatus.Filled, 8.125m, 100.07m, "risk.per_trade"),
            (OrderStatus.Filled, 8.125m, 97.98m, null),
        ]);
        orders[0].ClientOrderId.ShouldBe(DerivedId.Order(account, AccountStory.Run, 1));
        (await _store.FindIntentAsync(account, orders[1].ClientOrderId, Stop)).ShouldBe(2);
        (await _store.FindIntentAsync(account, "web_1", Stop)).ShouldBeNull();
        (await _store.FindIntentAsync(default, orders[1].ClientOrderId, Stop)).ShouldBeNull();
        var signal = await context.Signals.SingleAsync(one => one.AccountId == account.Value, Stop);
        (signal.Status, signal.RewardRisk).ShouldBe((SignalStatus.Executed, 2m));
        var run = await context.Runs.SingleAsync(one => one.AccountId == account.Value, Stop);
        (run.IsActive, run.StopReason, run.Losses, run.ConsecutiveLosses, run.BotId).ShouldBe(
            (false, "enough", 1, 0, AccountStory.Bot));
        var trip = await context.RoundTrips.SingleAsync(one => one.AccountId == account.Value, Stop);
        (trip.NetPnl, trip.BestPrice).ShouldBe((-18.59040625m, 100.1 + 1e-13));
        (await context.Fills.CountAsync(one => one.AccountId == account.Value, Stop)).ShouldBe(2);
        (await context.RiskDecisions.CountAsync(one => one.AccountId == account.Value, Stop)).ShouldBe(1);
        (await context.Positions.CountAsync(one => one.AccountId == account.Value, Stop)).ShouldBe(0);
        (await context.EquityPoints.SingleAsync(one => one.AccountId == account.Value, Stop)).Equity.ShouldBe(9_999.5m);
    }

    [Fact]
    public async Task A_commit_without_facts_writes_the_equity_and_nothing_else()
    {
        var account = await CreateAsync();
        var state = AccountStory.NewState(account);
        await TellAsync(account, state, 100);

        await _store.CommitAsync(
            new AccountCommit(account, state, [], AccountStory.Facts.Count + 1, 43, [Equity(3_000_000)]), Stop);

        var history = await _store.ReadAsync(account, Stop);
        (history.Facts.Count, history.MarketSequence).ShouldBe((AccountStory.Facts.Count, 43));
        await using var context = database.CreateContext();
        (await context.EquityPoints.CountAsync(one => one.AccountId == account.Value, Stop)).ShouldBe(2);
    }

    [Fact]
    public async Task What_an_account_was_told_is_kept_in_order_with_its_commits_and_let_go_when_it_is_old()
    {
        var account = await CreateAsync();
        AccountInput[] told = [Passed(1), Passed(2), Passed(3)];
        await _store.CommitAsync(Opening(account) with { Inputs = InputText.Write(told[..1]) }, Stop);
        await _store.CommitAsync(Opening(account) with { Facts = [], FirstSequence = 2, Inputs = InputText.Write(told[1..]) }, Stop);
        await Should.ThrowAsync<StorageException>(() => _store.CommitAsync(
            Opening(account) with { Inputs = InputText.Write(told) }, Stop));

        (await InputsAsync(account)).ShouldBe(told);
        (await InputsAsync(account, factCount: 0)).ShouldBeEmpty();
        await _store.ForgetInputsAsync(TimeSpan.FromHours(1), Stop);
        (await InputsAsync(account)).ShouldBe(told);
        (await _store.ForgetInputsAsync(TimeSpan.Zero, Stop)).ShouldBeGreaterThanOrEqualTo(2);
        (await InputsAsync(account)).ShouldBeEmpty();
    }

    private static AccountInput.Called Passed(long second) =>
        new(new EngineCall.TimePassed(Timestamp.FromSeconds(second)));

    private async Task<IReadOnlyList<AccountInput>> InputsAsync(AccountId account, long factCount = long.MaxValue)
    {
        var told = new List<AccountInput>();
        await foreach (var piece in _store.ReadInputsAsync(account, factCount, Stop))
            told.AddRange(InputText.Read(piece));
        return told;
    }

    [Fact]
    public async Task Of_two_writers_the_second_is_refused_and_leaves_nothing()
    {
        var account = await CreateAsync();
        var commit = Opening(account);
        await _store.CommitAsync(commit, Stop);

        var refusal = await Should.ThrowAsync<StorageException>(() => _store.CommitAsync(commit, Stop));

        refusal.Code.ShouldBe(StorageErrorCode.AccountSecondWriter);
        (await _store.ReadAsync(account, Stop)).Facts.Count.ShouldBe(1);
        var idle = commit with { Facts = [], MarketSequence = 99 };
        await Should.ThrowAsync<StorageException>(() => _store.CommitAsync(idle, Stop));
        (await _store.ReadAsync(account, Stop)).MarketSequence.ShouldBe(42);
    }

    [Fact]
    public async Task Of_writers_at_the_same_moment_one_wins()
    {
        var account = await CreateAsync();
        var writers = Enumerable.Range(0, 8).Select(_ => _store.CommitAsync(Opening(account), Stop)).ToArray();

        await Task.WhenAll(writers.Select(writer => writer.ContinueWith(_ => { }, TaskScheduler.Default)));

        writers.Count(writer => writer.IsCompletedSuccessfully).ShouldBe(1);
        (await _store.ReadAsync(account, Stop)).Facts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("update account_events set payload = '{\"at\":\"2026-01-01T00:00:00Z\"}' where sequence = 1")]
    [InlineData("update account_events set time = time + interval '1 microsecond' where sequence = 5")]
    [InlineData("update account_events set type = 'ModeChanged' where sequence = 1")]
    [InlineData("delete from account_events where sequence = 3")]
    [InlineData("delete from account_events " + WhereLast)]
    [InlineData("update accounts set fact_count = fact_count - 1")]
    [InlineData("update account_events set sequence = sequence + 1 " + WhereLast)]
    public async Task What_was_changed_behind_the_programs_back_is_found(string sql)
    {
        var account = await CreateAsync();
        await TellAsync(account, AccountStory.NewState(account), 5);
        var where = sql.Contains("where", StringComparison.Ordinal) ? " and account_id" : " where id";

        await ExecuteAsync($"set session_replication_role = replica; {sql}{where} = '{account.Value}'");

        var found = await Should.ThrowAsync<InvalidDataException>(() => _store.ReadAsync(account, Stop));
        found.Message.ShouldContain(account.ToString());
    }

    [Theory]
    [InlineData("update account_events set type = type")]
    [InlineData("delete from account_events")]
    [InlineData("truncate account_events")]
    [InlineData("update fills set price = price")]
    [InlineData("delete from fills")]
    [InlineData("truncate fills")]
    [InlineData("update risk_decisions set text = ''")]
    [InlineData("delete from risk_decisions")]
    [InlineData("truncate risk_decisions")]
    [InlineData("update round_trips set net_pnl = 0")]
    [InlineData("delete from round_trips")]
    [InlineData("truncate round_trips")]
    [InlineData("truncate audit_events")]
    public async Task What_is_written_for_ever_cannot_be_changed(string sql)
    {
        var account = await CreateAsync();
        await TellAsync(account, AccountStory.NewState(account), 100);

        var refusal = await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(sql));

        refusal.MessageText.ShouldContain("append-only");
    }

    private static string Written(AccountFact fact) => Encoding.UTF8.GetString(FactJson.Write(fact));

    private static AccountFact.EquityMarked Equity(long time) =>
        new(new(time), new(9_999.5m), new(10_000.25m), new(10_000m), new(2_000_000));

    private static AccountCommit Opening(AccountId account)
    {
        var state = AccountStory.NewState(account);
        state.Apply(AccountStory.Facts[0]);
        return new AccountCommit(account, state, [AccountStory.Facts[0]], 1, 42, [Equity(1_000_000)]);
    }

    private async Task<AccountId> CreateAsync()
    {
        var account = NewAccount.Of(await NewAccount.UserAsync(database.Source));
        await _store.CreateAsync(account, Stop);
        return account.Id;
    }

    private async Task TellAsync(AccountId account, AccountState state, int factsPerCommit)
    {
        var told = 0L;
        foreach (var step in AccountStory.Facts.Chunk(factsPerCommit))
        {
            foreach (var fact in step)
                state.Apply(fact);
            await _store.CommitAsync(
                new AccountCommit(account, state, step, told + 1, 42, [Equity(1_000_000)]), Stop);
            told += step.Length;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
