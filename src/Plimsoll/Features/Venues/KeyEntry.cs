using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Auditing;
using Plimsoll.Storage.Keys;
using Plimsoll.Storage.Secrets;

namespace Plimsoll.Features.Venues;

/// <summary>
/// Takes keys in, asks their venue about them and lets them go; the API and the command line share it. What is refused
/// is thrown with its code, and no text holds a secret.
/// </summary>
internal sealed class KeyEntry(
    IVenueDirectory venues, VenueKeyStore store, KeyEncryptionKeys keks, TimeProvider clock)
{
    private const string WithdrawCode = "key.withdraw_right";

    private const string WithdrawText =
        "This key may withdraw money. No key here needs that: make one without the right to withdraw at the venue.";

    // A venue answers in a second or not at all; a person waits in front of it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task<VenueKeyRow> AddAsync(NewKey wish, RequestAudit audit, CancellationToken stop)
    {
        if (keks.Problem is { } missing)
            throw new PlimsollException(
                FailureKind.Unavailable, missing, "Keys cannot be kept on this server: its key-encryption key is not usable.");
        if (venues.Venues.FirstOrDefault(venue => venue.Code == wish.Venue) is not { } installed)
            throw NotInstalled(wish.Venue);
        if (!installed.NeedsKey)
            throw Refusal("key.not_needed", $"Accounts at {installed.Name} need no key.");
        var rights = await AskAsync(wish.Venue, wish.Key, stop);
        if (rights.CanWithdraw)
            throw Refusal(WithdrawCode, WithdrawText);
        if (!rights.CanRead)
            throw Refusal("key.invalid", "The venue knows this key, but it may not even read. Give it that right there.");
        return await StoreAsync(new NewVenueKey(wish.UserId, wish.Label, wish.Venue, wish.Key, rights), audit, stop)
            ?? throw new PlimsollException(
                FailureKind.StateConflict, "key.exists", $"There is already a key '{wish.Label}'.");
    }

    /// <summary>Asks again. What the venue says is kept; a venue that does not answer changes nothing.</summary>
    public async Task<VenueKeyRow> TestAsync(VenueKeyRow key, RequestAudit audit, CancellationToken stop)
    {
        try
        {
            var rights = await AskVenueAsync(key.VenueCode, store.Open(key), stop);
            key.Take(rights, clock.GetUtcNow());
            if (rights.CanWithdraw)
                key.Take(WithdrawCode, WithdrawText, clock.GetUtcNow());
        }
        catch (VenueKeyException invalid) when (invalid.Code == "key.invalid")
        {
            key.Take(invalid.Code, invalid.Message, clock.GetUtcNow());
        }
        catch (VenueKeyException failure)
        {
            throw Failed(failure);
        }
        var entry = Describe(audit, "key.tested", key) with { After = After(key) };
        return await store.RecordAsync(key, entry, stop) ? key : throw Gone();
    }

    public async Task DeleteAsync(VenueKeyRow key, RequestAudit audit, CancellationToken stop)
    {
        var used = await store.UsersOfAsync(key.Id, stop);
        var entry = Describe(audit, "key.deleted", key) with { Before = After(key) };
        if (used.Count == 0 && await store.DeleteAsync(key, entry, stop))
            return;
        throw await store.FindAsync(key.UserId, key.Id, stop) is null ? Gone() : new PlimsollException(
            FailureKind.StateConflict, "key.in_use",
            $"Accounts use this key: {string.Join(", ", used)}. Give them another one first.");
    }

    public static PlimsollException Gone() =>
        new(FailureKind.BadInput, "key.not_found", "There is no such key.");

    /// <param name="UserId">Whose.</param>
    /// <param name="Label">The user's own name for it.</param>
    /// <param name="Venue">Code.</param>
    internal sealed record NewKey(Guid UserId, string Label, string Venue, VenueKey Key);

    private async Task<VenueKeyRow?> StoreAsync(NewVenueKey key, RequestAudit audit, CancellationToken stop)
    {
        try
        {
            return await store.AddAsync(
                key, row => Describe(audit, "key.added", row) with { After = After(row) }, stop);
        }
        catch (VenueKeyException failure)
        {
            throw Failed(failure);
        }
    }

    private async Task<KeyRights> AskAsync(string venue, VenueKey key, CancellationToken stop)
    {
        try
        {
            return await AskVenueAsync(venue, key, stop);
        }
        catch (VenueKeyException failure)
        {
            throw Failed(failure);
        }
    }

    private async Task<KeyRights> AskVenueAsync(string venue, VenueKey key, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            return await venues.AskRightsAsync(venue, key, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new VenueKeyException("venue.timeout", "The venue did not answer in time. Nothing was changed.");
        }
        catch (NotSupportedException)
        {
            throw NotInstalled(venue);
        }
    }

    private static AuditEntry Describe(RequestAudit audit, string action, VenueKeyRow row) =>
        audit.Entry(action, $"key {row.Id}");

    private static string After(VenueKeyRow row) => RequestAudit.Json(new
    {
        row.Label,
        row.VenueCode,
        row.Hint,
        row.CanRead,
        row.CanTrade,
        row.CanWithdraw,
        row.ProblemCode,
    });

    private static PlimsollException NotInstalled(string venue) =>
        Refusal("venue.not_available", $"The venue '{venue}' is not installed.");

    private static PlimsollException Refusal(string code, string text) => new(FailureKind.BadInput, code, text);

    private static PlimsollException Failed(VenueKeyException failure)
    {
        var known = Failure.From(failure);
        return new PlimsollException(known.Kind, known.Code, known.Message, failure);
    }
}
