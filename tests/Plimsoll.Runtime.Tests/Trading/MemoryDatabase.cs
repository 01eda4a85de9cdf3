using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Tests.Trading;

/// <summary>
/// The stores in memory: everything is kept as bytes, so that nothing survives but what was written. Every write makes
/// a new image, and an image can be gone back to: that is what a crash between two writes leaves.
/// </summary>
internal sealed class MemoryDatabase(MemoryDatabase.Image image) : IAccountStore, IMarketStore, ISimulatedVenueStore
{
    private readonly Lock _gate = new();

    public MemoryDatabase()
        : this(Image.Empty)
    {
    }

    /// <summary>Set: every write is told of, with what is durable after it.</summary>
    public Action<string, Image>? Written { get; set; }

    /// <summary>Set: writes that it answers true for fail.</summary>
    public Func<string, bool>? Fails { get; set; }

    /// <summary>A failing write has happened all the same; only its answer was lost.</summary>
    public bool FailsAfterwards { get; set; }

    public Image Now { get; private set; } = image;

    internal sealed record Image(
        ImmutableDictionary<AccountId, Account> Accounts,
        ImmutableDictionary<InstrumentId, ImmutableSortedDictionary<long, Bar>> Bars,
        MarketCheckpoint? Checkpoint,
        ImmutableDictionary<AccountId, byte[]> Venues)
    {
        public static Image Empty { get; } = new(
            ImmutableDictionary<AccountId, Account>.Empty,
            ImmutableDictionary<InstrumentId, ImmutableSortedDictionary<long, Bar>>.Empty,
            null,
            ImmutableDictionary<AccountId, byte[]>.Empty);
    }

    internal sealed record Account(
        AccountRecord Record, ImmutableList<byte[]> Facts, long MarketSequence,
        AccountFact.EquityMarked? Equity)
    {
        public ImmutableList<(long FactCount, byte[] Data)> Inputs { get; init; } = [];
    }

    /// <summary>What accounts are told of economic events.</summary>
    public ToldCalendar Calendar { get; set; } = ToldCalendar.None;

    public Task<ToldCalendar> ReadCalendarAsync(Guid user, Timestamp now, CancellationToken cancellationToken) =>
        Task.FromResult(Calendar);

    public Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AccountRecord>>([.. Now.Accounts.Values.Select(account => account.Record)]);

    public Task CreateAsync(AccountRecord account, CancellationToken cancellationToken) => Write(
        "create", now => now with
        {
            Accounts = now.Accounts.Add(account.Id, new Account(account, [], 0, null)),
        });

    public Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken)
    {
        var stored = Now.Accounts[account];
        return Task.FromResult(new AccountHistory(
            [.. stored.Facts.Select(fact => FactJson.Read(fact))],
            stored.MarketSequence,
            stored.Equity));
    }

    public IAsyncEnumerable<byte[]> ReadInputsAsync(
        AccountId account, long factCount, CancellationToken cancellationToken) =>
        Now.Accounts[account].Inputs.Where(piece => piece.FactCount <= factCount).Select(piece => piece.Data)
            .ToAsyncEnumerable();

    public Task<long?> FindIntentAsync(
        AccountId account, string clientOrderId, CancellationToken cancellationToken) =>
        Task.FromResult(Now.Accounts[account].Facts.Select(fact => FactJson.Read(fact))
            .OfType<AccountFact.OrderIntended>()
            .Where(fact => DerivedId.Order(account, fact.Ticket.RunId, fact.Ticket.IntentNumber) == clientOrderId)
            .Select(fact => (long?)fact.Ticket.IntentNumber).SingleOrDefault());

    public Task CommitAsync(AccountCommit commit, CancellationToken cancellationToken) => Write("commit", now =>
    {
        var stored = now.Accounts[commit.Account];
        if (stored.Facts.Count + 1 != commit.FirstSequence)
            throw new InvalidOperationException("two writers");
        var after = stored with
        {
            Facts = stored.Facts.AddRange(commit.Facts.Select(FactJson.Write)),
            MarketSequence = commit.MarketSequence,
            Inputs = commit.Inputs.Length > 0
                ? stored.Inputs.Add((commit.FirstSequence - 1 + commit.Facts.Count, commit.Inputs))
                : stored.Inputs,
            Equity = commit.Equity is [.., var last] ? last : stored.Equity,
        };
        return now with { Accounts = now.Accounts.SetItem(commit.Account, after) };
    });

    public Task<MarketCheckpoint?> LoadCheckpointAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Now.Checkpoint);

    public Task SaveCheckpointAsync(MarketCheckpoint checkpoint, CancellationToken cancellationToken) =>
        Write("checkpoint", now => now with { Checkpoint = checkpoint });

    public Task AddBarsAsync(
        IReadOnlyList<(InstrumentId Instrument, Bar Bar)> bars, CancellationToken cancellationToken) =>
        Write("bars", now =>
        {
            var all = now.Bars;
            foreach (var group in bars.GroupBy(row => row.Instrument))
            {
                var known = all.GetValueOrDefault(group.Key, ImmutableSortedDictionary<long, Bar>.Empty).ToBuilder();
                foreach (var (_, bar) in group)
                    known.TryAdd(bar.OpenTime.Micros, bar);
                all = all.SetItem(group.Key, known.ToImmutable());
            }

            return now with { Bars = all };
        });

    public async IAsyncEnumerable<Bar> ReadBarsAsync(
        InstrumentId instrument, Timestamp from, Timestamp to,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var bar in Of(instrument).Where(bar => bar.OpenTime >= from && bar.OpenTime < to))
            yield return bar;
    }

    public Task<IReadOnlyList<Bar>> ReadLastBarsAsync(
        InstrumentId instrument, Timestamp to, int count, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Bar>>(
            [.. Of(instrument).Where(bar => bar.OpenTime < to).TakeLast(count)]);

    public Task<SimulatedVenueRecord?> LoadAsync(AccountId account, CancellationToken cancellationToken) =>
        Task.FromResult(Now.Venues.TryGetValue(account, out var stored)
            ? JsonSerializer.Deserialize<SimulatedVenueRecord>(stored, FactJson.Options)
            : null);

    public Task SaveAsync(
        AccountId account, SimulatedVenueRecord record, bool isTold, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(record, FactJson.Options);
        return Write("venue", now => now with { Venues = now.Venues.SetItem(account, bytes) });
    }

    private IEnumerable<Bar> Of(InstrumentId instrument) =>
        Now.Bars.GetValueOrDefault(instrument, ImmutableSortedDictionary<long, Bar>.Empty).Values;

    private Task Write(string kind, Func<Image, Image> change)
    {
        lock (_gate)
        {
            var fails = Fails?.Invoke(kind) == true;
            if (fails && !FailsAfterwards)
                throw new IOException($"the database is away ({kind})");
            Now = change(Now);
            Written?.Invoke(kind, Now);
            if (fails)
                throw new IOException($"the answer was lost ({kind})");
        }

        return Task.CompletedTask;
    }
}
