using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;
using Plimsoll.Storage.Accounts;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Accounts;

/// <summary>
/// The line to the database breaks while a commit is under way: whether it happened is found by reading, and what is
/// written then is neither lost nor there twice.
/// </summary>
public sealed class AmbiguousCommitTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const int Steps = 2;

    private readonly AccountStore _near = new(database.Source);
    private CuttingProxy _proxy = null!;
    private NpgsqlDataSource _source = null!;
    private AccountStore _far = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        var direct = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        _proxy = new CuttingProxy(direct.Port);
        direct.Port = _proxy.Port;
        direct.SslMode = SslMode.Disable;
        direct.NoResetOnClose = true;
        _source = NpgsqlDataSource.Create(direct);
        _far = new AccountStore(_source);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public Task A_commit_cut_anywhere_is_not_there() =>
        CutEverywhereAsync(Found.Nothing, _proxy.CutCommitAfter, () => _proxy.CommitBytes);

    [Fact]
    public Task A_commit_whose_answer_is_cut_anywhere_is_there_once() =>
        CutEverywhereAsync(Found.All, _proxy.CutAnswerAfter, () => _proxy.AnswerBytes);

    /// <summary>At each of the last bytes, where it is decided, and at some of all before them.</summary>
    private async Task CutEverywhereAsync(Found expected, Action<int> cutAfter, Func<int> length)
    {
        const int Last = 64;
        const int Stride = 251;
        (await LiveAsync(() => { })).ShouldBe(Found.NotAsked);
        var (about, cut) = (length(), 0);
        while (await LiveAsync(() => cutAfter(cut)) is var found && found != Found.NotAsked)
        {
            found.ShouldBe(expected, $"byte {cut} of about {about}");
            cut = cut < about - Last ? Math.Min(cut + Stride, about - Last) : cut + 1;
        }

        cut.ShouldBe(length(), "only behind its last byte nothing is cut");
    }

    private enum Found
    {
        NotAsked,
        Nothing,
        All,
    }

    /// <summary>An account's life in two commits, the second of which is in danger; answers how that one was found.</summary>
    private async Task<Found> LiveAsync(Action arm)
    {
        var account = NewAccount.Of(await NewAccount.UserAsync(database.Source));
        await _near.CreateAsync(account, Stop);
        var state = AccountStory.NewState(account.Id);
        var parts = AccountStory.Facts.Chunk(AccountStory.Facts.Count / Steps + 1).ToArray();
        await _far.CommitAsync(Next(state, parts[0], 0), Stop);
        arm();
        var found = await ResolveAsync(Next(state, parts[1], parts[0].Length));
        await ExpectWholeAsync(account.Id);
        return found;
    }

    /// <summary>As a restart does: what cannot be known is read, and only what is not there is written.</summary>
    private async Task<Found> ResolveAsync(AccountCommit commit)
    {
        try
        {
            await _far.CommitAsync(commit, Stop);
            return Found.NotAsked;
        }
        catch (NpgsqlException)
        {
            var read = (await _near.ReadAsync(commit.Account, Stop)).Facts.Count;
            if (read + 1 == commit.FirstSequence)
            {
                await _near.CommitAsync(commit, Stop);
                return Found.Nothing;
            }

            read.ShouldBe(AccountStory.Facts.Count);
            var blind = await Should.ThrowAsync<StorageException>(_near.CommitAsync(commit, Stop));
            blind.Code.ShouldBe(StorageErrorCode.AccountSecondWriter);
            return Found.All;
        }
    }

    private async Task ExpectWholeAsync(AccountId account)
    {
        // Reading verifies the chain, link by link.
        var facts = (await _near.ReadAsync(account, Stop)).Facts;
        facts.Select(Written).ShouldBe(AccountStory.Facts.Select(Written));
        await using var context = database.CreateContext();
        (await context.Fills.CountAsync(one => one.AccountId == account.Value, Stop)).ShouldBe(2);
        (await context.Orders.CountAsync(one => one.AccountId == account.Value, Stop)).ShouldBe(2);
        (await context.RoundTrips.CountAsync(one => one.AccountId == account.Value, Stop)).ShouldBe(1);
    }

    private static AccountCommit Next(AccountState state, AccountFact[] facts, long before)
    {
        foreach (var fact in facts)
            state.Apply(fact);
        return new AccountCommit(state.Id, state, facts, before + 1, 42, []);
    }

    private static string Written(AccountFact fact) => Encoding.UTF8.GetString(FactJson.Write(fact));
}
