using Microsoft.EntityFrameworkCore;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Auditing;
using Plimsoll.Storage.Secrets;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Keys;

public sealed class VenueKeyStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_gets_its_key_back_and_one_without_gets_none()
    {
        using var world = await KeyWorld.OpenAsync(database);
        var row = await world.AddAsync();

        var found = await world.Store.FindAsync(await world.AccountWithAsync(row.Id), Stop);
        var none = await world.Store.FindAsync(await world.AccountWithAsync(null), Stop);

        found.ShouldNotBeNull();
        (found.Name, found.Secret, found.Passphrase).ShouldBe(("public-half-1234", KeyWorld.Secret, "words"));
        found.ToString().ShouldBe("key …1234");
        none.ShouldBeNull();
        row.Hint.ShouldBe("1234");
    }

    [Fact]
    public async Task A_label_is_taken_once_for_each_user()
    {
        using var world = await KeyWorld.OpenAsync(database);
        using var other = await KeyWorld.OpenAsync(database);
        await world.AddAsync();

        (await world.TryAddAsync("main")).ShouldBeNull();
        (await other.TryAddAsync("main")).ShouldNotBeNull();
        (await world.Store.ListAsync(world.UserId, Stop)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_stored_tells_nothing_and_never_repeats()
    {
        using var world = await KeyWorld.OpenAsync(database);
        var one = await world.AddAsync("one");
        var two = await world.AddAsync("two");

        one.Sealed.ShouldNotBe(two.Sealed);
        one.WrappedKey.ShouldNotBe(two.WrappedKey);
        System.Text.Encoding.Latin1.GetString(one.Sealed).ShouldNotContain(KeyWorld.Secret);
        one.Sealed.AsSpan(0, 12).SequenceEqual(two.Sealed.AsSpan(0, 12)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_moved_to_another_row_does_not_open()
    {
        using var world = await KeyWorld.OpenAsync(database);
        var mine = await world.AddAsync("mine");
        var bait = await world.AddAsync("bait", "another secret");

        await world.ForgeAsync(bait.Id, row => (row.Sealed, row.WrappedKey) = (mine.Sealed, mine.WrappedKey));
        await RefusedAsync("key.damaged", world, bait.Id);
        await world.ForgeAsync(bait.Id, row => (row.Sealed, row.WrappedKey) = (mine.Sealed, bait.WrappedKey));
        await RefusedAsync("key.damaged", world, bait.Id);
    }

    [Fact]
    public async Task A_key_of_another_owner_does_not_open()
    {
        using var world = await KeyWorld.OpenAsync(database);
        using var thief = await KeyWorld.OpenAsync(database);
        var key = await world.AddAsync();

        await database.Source.CreateCommand(
            $"update venue_keys set user_id = '{thief.UserId}' where id = '{key.Id}'").ExecuteNonQueryAsync(Stop);

        var stolen = (await thief.Store.FindAsync(thief.UserId, key.Id, Stop)).ShouldNotBeNull();
        Should.Throw<VenueKeyException>(() => world.Store.Open(stolen)).Code.ShouldBe("key.damaged");
    }

    [Fact]
    public async Task Every_changed_bit_shows()
    {
        using var world = await KeyWorld.OpenAsync(database);
        var key = await world.AddAsync();

        for (var at = 0; at < key.Sealed.Length; at++)
        {
            var forged = (byte[])key.Sealed.Clone();
            forged[at] ^= 1;
            var row = await world.ReadAsync(key.Id);
            row.Sealed = forged;
            Should.Throw<VenueKeyException>(() => world.Store.Open(row)).Code.ShouldBe("key.damaged");
        }

        var cut = await world.ReadAsync(key.Id);
        cut.WrappedKey = cut.WrappedKey[..20];
        Should.Throw<VenueKeyException>(() => world.Store.Open(cut)).Code.ShouldBe("key.damaged");
    }

    [Fact]
    public async Task Without_its_key_encryption_key_nothing_opens_and_nothing_is_sealed()
    {
        using var world = await KeyWorld.OpenAsync(database);
        var account = await world.AccountWithAsync((await world.AddAsync()).Id);

        foreach (var keks in new[] { KeyEncryptionKeys.None, KeyEncryptionKeys.Given(KeyEncryptionKey.New().Text) })
            (await Should.ThrowAsync<VenueKeyException>(() => world.StoreWith(keks).FindAsync(account, Stop)))
                .Code.ShouldBe("key.kek_missing");
        File.Delete(world.KekFile);

        (await Should.ThrowAsync<VenueKeyException>(() => world.TryAddAsync("second"))).Code.ShouldBe("key.kek_missing");
        (await world.Store.ListAsync(world.UserId, Stop)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_key_under_the_right_name_does_not_open()
    {
        using var world = await KeyWorld.OpenAsync(database);
        var key = await world.AddAsync();
        var wrong = KeyEncryptionKey.New();

        await world.ForgeAsync(key.Id, row => row.KekId = wrong.Id);

        var keks = KeyEncryptionKeys.Given(wrong.Text);
        var row = await world.ReadAsync(key.Id);
        Should.Throw<VenueKeyException>(() => world.StoreWith(keks).Open(row)).Code.ShouldBe("key.damaged");
    }

    [Fact]
    public async Task A_key_that_an_account_uses_stays()
    {
        using var world = await KeyWorld.OpenAsync(database);
        var used = await world.AddAsync("used");
        var free = await world.AddAsync("free");
        await world.AccountWithAsync(used.Id);

        (await world.Store.DeleteAsync(used, KeyWorld.Audit("key.deleted"), Stop)).ShouldBeFalse();
        (await world.Store.DeleteAsync(free, KeyWorld.Audit("key.deleted"), Stop)).ShouldBeTrue();
        (await world.Store.DeleteAsync(free, KeyWorld.Audit("key.deleted"), Stop)).ShouldBeFalse();
        (await world.Store.ListAsync(world.UserId, Stop)).ShouldHaveSingleItem().Label.ShouldBe("used");
    }

    [Fact]
    public async Task Each_change_has_its_line_in_a_chain_that_holds()
    {
        using var world = await KeyWorld.OpenAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => world.AddAsync($"key {number}")));

        await using var context = database.CreateContext();
        var lines = await context.AuditEvents.AsNoTracking().OrderBy(row => row.Seq).ToListAsync(Stop);
        lines.Select(row => row.Seq).ShouldBe(Enumerable.Range(1, lines.Count).Select(number => (long)number));
        lines.Count(row => row.Action.StartsWith("key.added key ", StringComparison.Ordinal)).ShouldBe(8);
        for (var index = 0; index < lines.Count; index++)
        {
            lines[index].Hash.ShouldBe(AuditLog.HashOf(lines[index]));
            lines[index].PrevHash.ShouldBe(index == 0 ? new byte[32] : lines[index - 1].Hash);
        }
    }

    [Fact]
    public async Task A_line_without_its_change_is_refused()
    {
        await using var context = database.CreateContext();

        await Should.ThrowAsync<InvalidOperationException>(
            () => AuditLog.AppendAsync(context, KeyWorld.Audit("nothing"), Stop));
    }

    private static async Task RefusedAsync(string code, KeyWorld world, Guid id)
    {
        var row = await world.ReadAsync(id);
        Should.Throw<VenueKeyException>(() => world.Store.Open(row)).Code.ShouldBe(code);
    }
}
