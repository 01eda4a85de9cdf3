using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Core.Market;
using Plimsoll.Storage.Datasets;
using Plimsoll.Storage.Identity;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Datasets;

public sealed class DatasetStoreTests : IClassFixture<TestDatabase>, IAsyncDisposable
{
    private const int Count = 20_000;

    private static readonly Bar[] Bars = BarSeries.OneMinute(Count);

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private readonly DatasetStore _store;

    public DatasetStoreTests(TestDatabase database)
    {
        _database = database;
        _services = new ServiceCollection().AddLogging().AddPlimsollStorage(database.ConnectionString)
            .BuildServiceProvider();
        _store = _services.GetRequiredService<DatasetStore>();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stored_dataset_is_found_with_all_that_was_said_about_it()
    {
        var user = await AddUserAsync();
        var stored = await _store.CreateAsync(
            Named("year", user) with { Quality = () => """{"gaps": 0}""" }, Bars, Cancellation);

        var found = (await _store.FindAsync(user, stored.Id, Cancellation)).ShouldNotBeNull();

        found.Name.ShouldBe("year");
        (found.InstrumentId.Value, found.Timeframe.Code).ShouldBe(("binance:BTCUSDT", "1m"));
        (found.FirstOpen, found.LastOpen, found.Bars).ShouldBe((Bars[0].OpenTime, Bars[^1].OpenTime, Count));
        found.Quality.ShouldBe("""{"gaps": 0}""");
        found.Sha256.ShouldBe(stored.Sha256);
        (await _store.ListAsync(user, Cancellation)).ShouldContain(row => row.Id == stored.Id);
    }

    [Fact]
    public async Task All_bars_come_back_in_order()
    {
        var stored = await _store.CreateAsync(Named("all", await AddUserAsync()), Bars, Cancellation);

        (await _store.ReadBarsAsync(stored, null, null, Cancellation)).ShouldBe(Bars);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(8_190, 8_194)]
    [InlineData(100, 17_000)]
    [InlineData(19_999, 20_000)]
    [InlineData(-50, 3)]
    [InlineData(19_990, 30_000)]
    [InlineData(30_000, 40_000)]
    [InlineData(5, 5)]
    public async Task A_part_begins_with_its_first_minute_and_ends_before_its_last(int from, int to)
    {
        var stored = await _store.CreateAsync(Named("part", await AddUserAsync()), Bars, Cancellation);

        var part = await _store.ReadBarsAsync(
            stored,
            BarSeries.Start + TimeSpan.FromMinutes(from),
            BarSeries.Start + TimeSpan.FromMinutes(to),
            Cancellation);

        part.ShouldBe(Bars[Math.Clamp(from, 0, Count)..Math.Clamp(to, 0, Count)]);
    }

    [Fact]
    public async Task The_same_bars_have_the_same_hash_and_others_another()
    {
        var user = await AddUserAsync();
        var first = await _store.CreateAsync(Named("one", user), Bars, Cancellation);
        var same = await _store.CreateAsync(Named("two", user), Bars, Cancellation);
        Bar[] changed = [.. Bars[..^1], Bars[^1] with { Volume = 7 }];
        var other = await _store.CreateAsync(Named("three", user), changed, Cancellation);

        same.Sha256.ShouldBe(first.Sha256);
        other.Sha256.ShouldNotBe(first.Sha256);
    }

    [Fact]
    public async Task A_stream_that_breaks_leaves_nothing()
    {
        var user = await AddUserAsync();

        await Should.ThrowAsync<FormatException>(_store.CreateAsync(Named("broken", user), Broken(), Cancellation));

        (await _store.FindByNameAsync(user, "broken", Cancellation)).ShouldBeNull();
        await _store.CreateAsync(Named("broken", user), Bars, Cancellation);

        static IEnumerable<Bar> Broken()
        {
            foreach (var bar in Bars)
                yield return bar;
            throw new FormatException("line 20001");
        }
    }

    [Fact]
    public async Task Bars_out_of_order_or_none_at_all_are_refused()
    {
        var user = await AddUserAsync();

        await Should.ThrowAsync<ArgumentException>(_store.CreateAsync(Named("none", user), [], Cancellation));
        await Should.ThrowAsync<ArgumentException>(
            _store.CreateAsync(Named("double", user), [Bars[0], Bars[0]], Cancellation));

        (await _store.ListAsync(user, Cancellation)).ShouldNotContain(row => row.UserId == user);
    }

    [Fact]
    public async Task A_name_can_be_used_once_a_user()
    {
        var (first, second) = (await AddUserAsync(), await AddUserAsync());
        await _store.CreateAsync(Named("mine", first), Bars[..10], Cancellation);
        await _store.CreateAsync(Named("mine", second), Bars[..10], Cancellation);

        var refusal = await Should.ThrowAsync<StorageException>(
            _store.CreateAsync(Named("mine", first), Bars[..10], Cancellation));

        refusal.Code.ShouldBe("dataset.name_taken");
    }

    [Fact]
    public async Task Another_users_dataset_is_as_good_as_not_there()
    {
        var (owner, stranger) = (await AddUserAsync(), await AddUserAsync());
        var stored = await _store.CreateAsync(Named("private", owner), Bars[..10], Cancellation);

        (await _store.FindAsync(stranger, stored.Id, Cancellation)).ShouldBeNull();
        (await _store.FindByNameAsync(stranger, "private", Cancellation)).ShouldBeNull();
        (await _store.ListAsync(stranger, Cancellation)).ShouldNotContain(row => row.Id == stored.Id);
        (await _store.DeleteAsync(stranger, stored.Id, Cancellation)).ShouldBeFalse();
        (await _store.FindAsync(owner, stored.Id, Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_owner_deletes_a_dataset_with_its_bars()
    {
        var owner = await AddUserAsync();
        var stored = await _store.CreateAsync(Named("short-lived", owner), Bars, Cancellation);

        (await _store.DeleteAsync(owner, stored.Id, Cancellation)).ShouldBeTrue();

        (await _store.FindAsync(owner, stored.Id, Cancellation)).ShouldBeNull();
        (await _store.ReadBarsAsync(stored, null, null, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_built_in_dataset_is_everybodys_to_read_and_nobodys_to_delete()
    {
        var user = await AddUserAsync();
        var stored = await _store.CreateAsync(Named("built-in", null), Bars[..10], Cancellation);

        (await _store.FindAsync(user, stored.Id, Cancellation)).ShouldNotBeNull();
        (await _store.DeleteAsync(user, stored.Id, Cancellation)).ShouldBeFalse();
        var own = await _store.CreateAsync(Named("built-in", user), Bars[..10], Cancellation);
        (await _store.FindByNameAsync(user, "built-in", Cancellation)).ShouldNotBeNull().Id.ShouldBe(own.Id);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static NewDataset Named(string name, Guid? user) =>
        new(name, InstrumentId.Of("binance:BTCUSDT"), Timeframe.OneMinute, "test") { UserId = user };

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
