using Microsoft.Extensions.Logging;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Accounts;

/// <summary>
/// Keeps restarts short: every so many facts an account's state is made anew from what is stored, beside its trading,
/// and kept. What is in memory takes no part, so that a snapshot says what a restart would find.
/// </summary>
internal sealed class AccountSnapshots(IAccountStore accounts, IMarketDirectory markets, ILogger logger)
{
    /// <summary>Read again within a tenth of a second or two; an hour of the busiest account has fewer.</summary>
    public const long Every = 20_000;

    // Where the next one is due. Bounded by the accounts there are.
    private readonly Dictionary<AccountId, long> _due = [];

    /// <summary>Takes a snapshot where it is due; one that cannot be taken is tried again after as many facts.</summary>
    public async Task LookAsync(AccountRunner runner, CancellationToken cancellationToken)
    {
        var id = runner.Record.Id;
        if (!_due.TryGetValue(id, out var due))
            _due[id] = due = runner.SnapshotAt + Every;
        if (runner.IsDegraded || runner.FactCount < due)
            return;
        _due[id] = runner.FactCount + Every;
        try
        {
            await TakeAsync(runner.Record, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Nothing depends on it but the length of the next start.
            logger.LogError(failure, "No snapshot of account {Account} could be taken", id);
        }
    }

    private async Task TakeAsync(AccountRecord record, CancellationToken cancellationToken)
    {
        var instruments = markets.Of(record.VenueCode).Instruments;
        var folded = await new AccountFold(accounts, instruments, logger).FoldAsync(record, cancellationToken);
        await accounts.KeepAsync(KeptText.Of(folded), cancellationToken);
    }
}
