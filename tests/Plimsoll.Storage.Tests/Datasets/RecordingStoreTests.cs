using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Core.Market;
using Plimsoll.Storage.Datasets;
using Plimsoll.Storage.Identity;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Datasets;

public sealed class RecordingStoreTests : IClassFixture<TestDatabase>, IAsyncDisposable
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("time,rate\n2024-01-01T00:00:00Z,0.0001\n");

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private readonly RecordingStore _store;

    public RecordingStoreTests(TestDatabase database)
    {
        _database = database;
        _services = new ServiceCollection().AddLogging().AddPlimsollStorage(database.ConnectionString)
            .BuildServiceProvider();
        _store = _services.GetRequiredService<RecordingStore>();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_comes_back_as_it_was_stored()
    {
        var owner = await AddUserAsync();

        var stored = await _store.CreateAsync(Named("rates", owner), Text, Cancellation);

        stored.ShouldBe(Named("rates", owner) with { Id = stored.Id, CreatedAt = stored.CreatedAt });
        var found = (await _store.FindAsync(owner, "rates", Cancellation)).ShouldNotBeNull();
        (found.Id, found.Kind, found.InstrumentId, found.FirstTime, found.LastTime, found.Rows, found.Sha256)
            .ShouldBe((stored.Id, "funding", stored.InstrumentId, stored.FirstTime, stored.LastTime, 1, stored.Sha256));
        (await _store.FindAsync(owner, stored.Id.ToString(), Cancellation))!.Name.ShouldBe("rates");
        (await _store.ReadTextAsync(found, Cancellation)).ShouldBe(Text);
    }

    [Fact]
    public async Task Rows_that_are_not_what_was_stored_are_refused()
    {
        var stored = await _store.CreateAsync(
            Named("damaged", await AddUserAsync()) with { Sha256 = new string('0', 64) }, Text, Cancellation);

        await Should.ThrowAsync<InvalidDataException>(_store.ReadTextAsync(stored, Cancellation));
    }

    [Fact]
    public async Task A_name_is_taken_once_a_user_and_a_built_in_one_gives_way()
    {
        var (owner, other) = (await AddUserAsync(), await AddUserAsync());
        await _store.CreateAsync(Named("shared", null), Text, Cancellation);
        var own = await _store.CreateAsync(Named("shared", owner), Text, Cancellation);
        await _store.CreateAsync(Named("shared", other), Text, Cancellation);

        var refusal = await Should.ThrowAsync<StorageException>(
            _store.CreateAsync(Named("shared", owner), Text, Cancellation));

        refusal.Code.ShouldBe("recording.name_taken");
        (await _store.FindAsync(owner, "shared", Cancellation))!.Id.ShouldBe(own.Id);
        (await _store.ListAsync(owner, Cancellation)).Count(row => row.Name == "shared").ShouldBe(2);
    }

    [Fact]
    public async Task Another_users_recording_is_as_good_as_not_there_and_the_owner_deletes_it_with_its_rows()
    {
        var (owner, stranger) = (await AddUserAsync(), await AddUserAsync());
        var stored = await _store.CreateAsync(Named("private", owner), Text, Cancellation);

        (await _store.FindAsync(stranger, "private", Cancellation)).ShouldBeNull();
        (await _store.FindAsync(stranger, stored.Id.ToString(), Cancellation)).ShouldBeNull();
        (await _store.DeleteAsync(stranger, stored.Id, Cancellation)).ShouldBeFalse();
        (await _store.DeleteAsync(owner, stored.Id, Cancellation)).ShouldBeTrue();
        (await _store.FindAsync(owner, "private", Cancellation)).ShouldBeNull();
        await Should.ThrowAsync<InvalidDataException>(_store.ReadTextAsync(stored, Cancellation));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static Recording Named(string name, Guid? user) => new()
    {
        UserId = user,
        Name = name,
        Kind = RecordingKind.Funding,
        InstrumentId = InstrumentId.Of("binance:BTCUSDT.P"),
        Source = "rates.csv",
        FirstTime = new Timestamp(1_704_067_200_000_000),
        LastTime = new Timestamp(1_704_067_200_000_000),
        Rows = 1,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Text)),
    };

    private async Task<Guid> AddUserAsync()
    {
        await using var context = _database.CreateContext();
        var user = new PlimsollUser
        {
            Id = Guid.NewGuid(),
            DisplayName = "A person",
            Role = UserRole.Trader,
            TimeZone = "Europe/Berlin",
        };
        context.Add(user);
        await context.SaveChangesAsync(Cancellation);
        return user.Id;
    }
}
