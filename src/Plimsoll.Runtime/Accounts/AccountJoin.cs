using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Accounts;

/// <summary>
/// Puts an account together and lets it join its market. The market stands still meanwhile, so that no event falls
/// between the account's past and its future; what a venue far away is asked, it is asked before that.
/// </summary>
internal sealed class AccountJoin(
    IAccountStore accounts,
    IMarketStore marketStore,
    IMarketDirectory markets,
    IVenueFactory venues,
    IReadOnlyList<IAccountObserver> observers,
    TimeProvider time,
    ILogger logger)
{
    // As long as the venue's lists take on a bad day, with what is asked again in it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // The kill switches of all accounts that have had a runner. Bounded by the accounts there are.
    private readonly ConcurrentDictionary<AccountId, KillLatch> _kills = new();

    /// <param name="record">Which account.</param>
    /// <param name="predecessor">Whom the new runner takes the place of; null where there is none.</param>
    /// <param name="admit">Makes the new runner known; from then on the account lives.</param>
    /// <param name="cancellationToken">Ends the attempt and leaves nothing of it behind.</param>
    public async Task<AccountRunner> JoinAsync(
        AccountRecord record, AccountRunner? predecessor, Action<AccountRunner> admit,
        CancellationToken cancellationToken)
    {
        var market = markets.Of(record.VenueCode);
        await using var asked = await AskAsync(record, market, cancellationToken);
        AccountRunner runner;
        await using (await market.PauseAsync(cancellationToken))
            runner = await JoinAsync(record, predecessor, (asked, admit), cancellationToken);
        // What it has out at its venue may take as long as the venue likes; its successor finds the outcome.
        if (predecessor is not null)
            await predecessor.DisposeAsync();
        return runner;
    }

    /// <summary>The same where somebody holds the market still already, for an account whose venue is in this process.</summary>
    public async Task<AccountRunner> JoinPausedAsync(
        AccountRecord record, AccountRunner? predecessor, Action<AccountRunner> admit,
        CancellationToken cancellationToken)
    {
        await using var asked = AskedVenue.Nobody(new OrderNames(record.Id, accounts));
        return await JoinAsync(record, predecessor, (asked, admit), cancellationToken);
    }

    // Its books are older than the account's joining by the time that passes in between. That loses nothing: until it
    // has joined the account sends nothing, younger orders are not judged by them, and the stream's first word is to
    // compare again.
    private async Task<AskedVenue> AskAsync(
        AccountRecord record, IMarketHost market, CancellationToken cancellationToken)
    {
        var asked = AskedVenue.Nobody(new OrderNames(record.Id, accounts));
        if (venues.TermsOf(record.VenueCode).IsInProcess)
            return asked;
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            asked.Venue = await venues.CreateAsync(
                record, record.WithFees(market.Instruments), asked.Names, either.Token);
            asked.Books = await asked.Venue.ReadBooksAsync(either.Token).WaitAsync(either.Token);
            return asked;
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            await asked.DisposeAsync();
            throw new TimeoutException($"{record.VenueCode} did not tell its books within {Patience}", late);
        }
        catch
        {
            await asked.DisposeAsync();
            throw;
        }
    }

    private async Task<AccountRunner> JoinAsync(
        AccountRecord record, AccountRunner? predecessor, (AskedVenue Asked, Action<AccountRunner> Admit) how,
        CancellationToken cancellationToken)
    {
        var market = markets.Of(record.VenueCode);

        // Events that made an account fail twice are let go.
        var missed = predecessor is { HasCaughtUp: true } ? predecessor.Missed : [];
        var runner = await RecoverAsync(record, (missed, predecessor), how.Asked, cancellationToken);
        runner.HasCaughtUp = missed.Count == 0;
        if (predecessor is not null)
            market.Unsubscribe(predecessor);
        runner.LastReconciledAt = market.Time;
        how.Admit(runner);
        market.Subscribe(runner);

        // It lives: nobody's patience ends what it has to be told before the market goes on.
        foreach (var told in missed)
            await runner.OnMarketAsync(told, CancellationToken.None);
        await runner.FlushAsync(CancellationToken.None);
        runner.HasCaughtUp |= !runner.IsDegraded;
        return runner;
    }

    private async Task<AccountRunner> RecoverAsync(
        AccountRecord record, (IReadOnlyList<MarketEvent> Missed, AccountRunner? Predecessor) before,
        AskedVenue asked, CancellationToken cancellationToken)
    {
        var market = markets.Of(record.VenueCode);
        var recovery = new AccountRecovery(accounts, marketStore, market, venues.TermsOf(record.VenueCode), logger);
        var account = await recovery.RecoverAsync(record, before.Missed, cancellationToken) with
        {
            Kill = _kills.GetOrAdd(record.Id, _ => new KillLatch()),
        };
        // What a step failed on is not to be trusted; what ended in good order is.
        if (before.Predecessor is { IsDegraded: false } whole)
            account.Engine.Recovery.TakeOver(whole.Engine);
        asked.Names.Learn(account.Engine.State);
        var calendar = await accounts.ReadCalendarAsync(record.UserId, market.Time, cancellationToken);
        asked.Venue ??= await venues.CreateAsync(
            account.Record, account.Record.WithFees(market.Instruments), asked.Names, cancellationToken);
        if (asked.Venue is IMarketDrivenVenue driven)
            driven.ContinueFrom(Math.Max(
                account.MarketSequence, before.Missed.Count > 0 ? before.Missed[0].Sequence - 1 : market.Sequence));
        var books = asked.Books ?? await asked.Venue.ReadBooksAsync(cancellationToken);
        var persistence = new AccountPersistence(account, accounts, observers, time, logger);
        var runner = new AccountRunner(account, persistence, market, asked.Take(), time, logger);
        try
        {
            var killedBy = account.Kill.Actor;
            await runner.ExecuteAsync(
                session => Begin(session, account, (market.Time, calendar), (books, killedBy)), cancellationToken);
            if (killedBy is not null)
                account.Kill.Settle();
            runner.Begin();
            return runner;
        }
        catch
        {
            await runner.DisposeAsync();
            throw;
        }
    }

    private static bool Begin(
        AccountSession session, RecoveredAccount account, (Timestamp Now, ToldCalendar Calendar) world,
        (VenueBooks Books, string? KilledBy) found)
    {
        if (account.FactCount == 0)
            session.Engine.Open(account.Record.InitialBalance, OperatingMode.Guide, world.Now);
        if (account.Record.ExecutionMode == ExecutionMode.Live && session.State.Live is null)
            session.Engine.Live.Begin(
                Timestamp.From(account.Record.CreatedAt),
                account.Record.LiveUntil is { } until ? Timestamp.From(until) : null);

        session.Engine.Blackouts.Tell(world.Calendar.Events, world.Calendar.UpdatedAt);

        // Of a venue far away nobody knows yet whether its clock is ours; no entry leaves before it has been asked.
        session.Engine.IsClockTrusted = session.Engine.Options.Venue.IsInProcess;
        session.Engine.Resume(found.Books, found.KilledBy);
        return true;
    }
}
