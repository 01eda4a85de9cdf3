using Microsoft.Extensions.Logging;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Runtime.Accounts;

/// <summary>
/// Makes an account's state of what is stored, and of nothing else: its newest snapshot and the facts after it, or all
/// facts where no snapshot can be trusted.
/// </summary>
public sealed class AccountFold(IAccountStore accounts, IReadOnlyList<Instrument> instruments, ILogger logger)
{
    /// <param name="Record">With the simulation that its facts ask for.</param>
    /// <param name="State">After all facts.</param>
    /// <param name="Past">What it was made of.</param>
    public sealed record Folded(AccountRecord Record, AccountState State, AccountPast Past);

    /// <exception cref="InvalidDataException">The log is broken.</exception>
    public async Task<Folded> FoldAsync(AccountRecord record, CancellationToken cancellationToken)
    {
        var past = await accounts.OpenAsync(record.Id, fromSnapshot: true, cancellationToken);
        var state = past.Kept is { } kept ? Restore(Configured(record, past), kept) : null;
        if (state is null && past.Kept is not null)
            past = await accounts.OpenAsync(record.Id, fromSnapshot: false, cancellationToken);
        record = Configured(record, past);
        return await ContinueAsync(record, state ?? new AccountState(record.Id, Table(record)), past, cancellationToken);
    }

    private static async Task<Folded> ContinueAsync(
        AccountRecord record, AccountState state, AccountPast past, CancellationToken cancellationToken)
    {
        await foreach (var facts in past.Facts.WithCancellation(cancellationToken))
            foreach (var fact in facts)
                state.Apply(fact);
        return new Folded(record, state, past);
    }

    /// <summary>Null when what comes back is not what was kept.</summary>
    private AccountState? Restore(AccountRecord record, AccountPast.KeptState kept)
    {
        try
        {
            var state = AccountState.Restore(record.Id, Table(record), kept.Snapshot);
            if (SnapshotJson.HashOf(state).AsSpan().SequenceEqual(kept.Hash))
                return state;
            logger.LogError(
                "The snapshot of account {Account} after fact {Sequence} does not come back as it was kept; "
                + "all its facts are read instead", record.Id, kept.Sequence);
        }
        catch (Exception unusable) when (unusable is InvalidDataException or ArgumentException or NullReferenceException)
        {
            logger.LogError(
                unusable, "The snapshot of account {Account} after fact {Sequence} cannot be used; "
                + "all its facts are read instead", record.Id, kept.Sequence);
        }

        return null;
    }

    // Before the fold: its instruments have the account's own fees.
    private static AccountRecord Configured(AccountRecord record, AccountPast past) =>
        past.Simulation is { } settings ? record with { Simulation = settings } : record;

    private InstrumentTable Table(AccountRecord record) => new(record.WithFees(instruments));
}
