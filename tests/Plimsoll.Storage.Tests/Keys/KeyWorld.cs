using Microsoft.EntityFrameworkCore;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Accounts.Rows;
using Plimsoll.Storage.Auditing;
using Plimsoll.Storage.Keys;
using Plimsoll.Storage.Secrets;
using Plimsoll.Storage.Tests.Accounts;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Keys;

/// <summary>A user with keys at hand, and a key-encryption key in a file of its own.</summary>
internal sealed class KeyWorld : IDisposable
{
    public const string Secret = "canary-3b1f7f52c0d14a6f";

    private readonly TestDatabase _database;
    private readonly TemporaryDirectory _folder = new();

    private KeyWorld(TestDatabase database, Guid user)
    {
        (_database, UserId) = (database, user);
        KeyEncryptionKeys.Create(KekFile);
        Keks = KeyEncryptionKeys.InFile(KekFile);
        Store = StoreWith(Keks);
    }

    public Guid UserId { get; }

    public string KekFile => Path.Combine(_folder.Path, "kek");

    public KeyEncryptionKeys Keks { get; }

    public VenueKeyStore Store { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<KeyWorld> OpenAsync(TestDatabase database) =>
        new(database, await NewAccount.UserAsync(database.Source));

    public VenueKeyStore StoreWith(KeyEncryptionKeys keks) => new(new Contexts(_database), keks, TimeProvider.System);

    public KeyRotation RotationWith(KeyEncryptionKeys keks) => new(new Contexts(_database), keks);

    public static AuditEntry Audit(string action) =>
        new("ann@example.org", action) { Time = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    public async Task<VenueKeyRow> AddAsync(string label = "main", string secret = Secret) =>
        (await TryAddAsync(label, secret)).ShouldNotBeNull();

    public Task<VenueKeyRow?> TryAddAsync(string label, string secret = Secret) => Store.AddAsync(
        new NewVenueKey(
            UserId, label, "binance", new VenueKey("public-half-1234", secret) { Passphrase = "words" },
            new KeyRights(true, true, false, true, null)),
        row => Audit($"key.added {row.Label}"),
        Stop);

    /// <summary>An account that a key opens.</summary>
    public async Task<AccountId> AccountWithAsync(Guid? key)
    {
        await using var context = _database.CreateContext();
        var account = NewAccount.Of(UserId);
        account = account with { Name = $"Account {account.Id}" };
        context.Add(AccountRow.Of(account));
        await context.SaveChangesAsync(Stop);
        await context.Accounts.Where(row => row.Id == account.Id.Value)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.VenueKeyId, key), Stop);
        return account.Id;
    }

    /// <summary>As somebody would who can write to the database.</summary>
    public async Task ForgeAsync(Guid id, Action<VenueKeyRow> change)
    {
        await using var context = _database.CreateContext();
        change(await context.VenueKeys.SingleAsync(row => row.Id == id, Stop));
        await context.SaveChangesAsync(Stop);
    }

    public async Task<VenueKeyRow> ReadAsync(Guid id) => (await Store.FindAsync(UserId, id, Stop)).ShouldNotBeNull();

    public void Dispose() => _folder.Dispose();
}
