using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Accounts.Tape;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Storage;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Replays;

/// <summary>
/// Makes an account's state of its first fact and all that follow, compares it with every state that was kept on the way,
/// and with what a restart would make of the newest of them; and has the risk gate judge everything again.
/// </summary>
internal sealed class AccountReplay(IAccountStore accounts, IMarketStore bars, PlimsollContext database)
{
    private long _facts;
    private long _decisions;
    private long _orders;
    private long _fills;
    private string? _difference;

    /// <exception cref="InvalidDataException">The log is broken.</exception>
    public async Task<ReplayReport> RunAsync(AccountRow row, CancellationToken stop)
    {
        var record = row.ToRecord();
        var instruments = await InstrumentsAsync(row.Id, stop);
        var kept = await KeptAsync(row.Id, stop);
        var past = await accounts.OpenWholeAsync(record.Id, stop);
        if (past.Simulation is { } settings)
            record = record with { Simulation = settings };
        var state = new AccountState(record.Id, new InstrumentTable(record.WithFees(instruments)));
        await foreach (var facts in past.Facts.WithCancellation(stop))
            foreach (var fact in facts)
                Take(state, fact, kept);
        var verdicts = await JudgeAgainAsync(row.Id, stop);
        _difference ??= verdicts.FirstDifference;
        var hash = SnapshotJson.HashOf(state);
        var resumed = await new AccountFold(accounts, instruments, NullLogger.Instance).FoldAsync(record, stop);
        if (resumed.Past.FactCount == _facts && !SnapshotJson.HashOf(resumed.State).AsSpan().SequenceEqual(hash))
            _difference ??= $"a restart from the snapshot after fact {resumed.Past.Kept?.Sequence} ends elsewhere";
        var told = await new LifeReplay(accounts, bars, NullLogger.Instance).RunAsync(record.Id, past, stop);
        return new ReplayReport(
            row.Id, told, _facts, _decisions, verdicts.Same, _orders, _fills,
            Convert.ToHexStringLower(hash), kept.Count, _difference ?? told.Difference);
    }

    private void Take(AccountState state, AccountFact fact, Dictionary<long, byte[]> kept)
    {
        state.Apply(fact);
        _facts++;
        _decisions += fact is AccountFact.RiskDecided or AccountFact.VerdictCounted ? 1 : 0;
        _orders += fact is AccountFact.OrderIntended ? 1 : 0;
        _fills += fact is AccountFact.FillBooked ? 1 : 0;
        if (kept.TryGetValue(_facts, out var hash) && !SnapshotJson.HashOf(state).AsSpan().SequenceEqual(hash))
            _difference ??= $"the state kept after fact {_facts} is not the one that the facts before it make";
    }

    private async Task<VerdictReplay> JudgeAgainAsync(Guid account, CancellationToken stop)
    {
        var replay = new VerdictReplay(new RiskGate(new EngineOptions().Limits));
        var verdicts = database.AccountEvents.AsNoTracking()
            .Where(row => row.AccountId == account && row.Type == nameof(AccountFact.RiskDecided))
            .OrderBy(row => row.Sequence)
            .Select(row => new { row.Sequence, row.Payload });
        await foreach (var row in verdicts.AsAsyncEnumerable().WithCancellation(stop))
            replay.Take(row.Sequence, row.Payload);
        return replay;
    }

    private async Task<Dictionary<long, byte[]>> KeptAsync(Guid account, CancellationToken stop) =>
        await database.AccountSnapshots
            .Where(row => row.AccountId == account && row.Version == AccountSnapshot.Version)
            .ToDictionaryAsync(row => row.Sequence, row => row.StateHash, stop);

    // As they were when they were judged: nobody is asked, and a venue that has changed them changes no past.
    private async Task<IReadOnlyList<Instrument>> InstrumentsAsync(Guid account, CancellationToken stop)
    {
        var payloads = await database.Database.SqlQuery<string>(
            $"""
            select distinct on (payload -> 'decision' -> 'inputs' -> 'instrument' ->> 'id') payload::text as "Value"
            from account_events where account_id = {account} and type = 'RiskDecided'
            order by payload -> 'decision' -> 'inputs' -> 'instrument' ->> 'id', sequence desc
            """).ToListAsync(stop);
        var judged = payloads.Select(text => FactJson.Read(System.Text.Encoding.UTF8.GetBytes(text)))
            .OfType<AccountFact.RiskDecided>().Select(fact => fact.Decision.Inputs.Instrument);
        return [.. judged];
    }
}
