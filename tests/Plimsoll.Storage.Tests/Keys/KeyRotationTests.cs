using Microsoft.EntityFrameworkCore;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Secrets;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Keys;

/// <summary>Each with a database of its own, because a rotation is about every row.</summary>
public sealed class KeyRotationTests(PostgresFixture server) : IAsyncLifetime
{
    private readonly TestDatabase _database = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Rotation_wraps_anew_and_leaves_the_secret_as_it_is()
    {
        using var world = await KeyWorld.OpenAsync(_database);
        var before = await world.AddAsync();
        var yesterday = await File.ReadAllTextAsync(world.KekFile, Stop);

        var result = await RotateAsync(world, world.Keks);

        var after = await world.ReadAsync(before.Id);
        result.Count.ShouldBe(1);
        after.KekId.ShouldBe(result.KekId);
        after.KekId.ShouldNotBe(before.KekId);
        after.WrappedKey.ShouldNotBe(before.WrappedKey);
        after.Sealed.ShouldBe(before.Sealed);
        world.Store.Open(after).Secret.ShouldBe(KeyWorld.Secret);
        world.Store.Open(before).Secret.ShouldBe(KeyWorld.Secret); // The backup of yesterday opens.
        Should.Throw<VenueKeyException>(() => world.StoreWith(KeyEncryptionKeys.Given(yesterday.Trim())).Open(after));
        (await RotateAsync(world, world.Keks)).Count.ShouldBe(1);
        world.Store.Open(await world.ReadAsync(before.Id)).Secret.ShouldBe(KeyWorld.Secret);
        (await File.ReadAllLinesAsync(world.KekFile, Stop)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_rotation_that_cannot_open_one_changes_none()
    {
        using var world = await KeyWorld.OpenAsync(_database);
        var good = await world.AddAsync("good");
        var lost = await world.AddAsync("lost");
        await world.ForgeAsync(lost.Id, row => row.KekId = "of another house");

        (await Should.ThrowAsync<VenueKeyException>(() => RotateAsync(world, world.Keks))).Code.ShouldBe("key.kek_missing");

        (await world.ReadAsync(good.Id)).KekId.ShouldBe(good.KekId);
        world.Store.Open(await world.ReadAsync(good.Id)).Secret.ShouldBe(KeyWorld.Secret);
    }

    [Fact]
    public async Task Keys_added_meanwhile_open_afterwards()
    {
        using var world = await KeyWorld.OpenAsync(_database);
        await world.AddAsync("first");

        var adding = Enumerable.Range(0, 12).Select(number => world.AddAsync($"key {number}")).ToArray();
        await RotateAsync(world, world.Keks);
        await Task.WhenAll(adding);
        await RotateAsync(world, world.Keks);

        await using var context = _database.CreateContext();
        var rows = await context.VenueKeys.AsNoTracking().ToListAsync(Stop);
        rows.Count.ShouldBe(13);
        foreach (var row in rows)
            world.Store.Open(row).Secret.ShouldBe(KeyWorld.Secret);
    }

    [Fact]
    public async Task From_the_environment_the_new_one_is_put_before_the_old_one()
    {
        var (old, next) = (KeyEncryptionKey.New(), KeyEncryptionKey.New());
        using var world = await KeyWorld.OpenAsync(_database);
        var store = world.StoreWith(KeyEncryptionKeys.Given(old.Text));
        var row = (await store.AddAsync(
            new(world.UserId, "main", "binance", new VenueKey("name", KeyWorld.Secret), new(true, true, false, null, null)),
            _ => KeyWorld.Audit("key.added"),
            Stop)).ShouldNotBeNull();

        (await Should.ThrowAsync<VenueKeyException>(() => RotateAsync(world, KeyEncryptionKeys.Given(old.Text))))
            .Code.ShouldBe("key.kek_fixed");
        (await RotateAsync(world, KeyEncryptionKeys.Given($"{next.Text},{old.Text}"))).Count.ShouldBe(1);

        world.StoreWith(KeyEncryptionKeys.Given(next.Text)).Open(await world.ReadAsync(row.Id)).Secret
            .ShouldBe(KeyWorld.Secret);
    }

    private static Task<Storage.Keys.KeyRotation.Result> RotateAsync(KeyWorld world, KeyEncryptionKeys keks) =>
        world.RotationWith(keks).RunAsync(_ => KeyWorld.Audit("keys.rotated"), Stop);
}
