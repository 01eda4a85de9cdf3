using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Features.Bench;
using Plimsoll.Loopback;
using Plimsoll.Loopback.Faults;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage;
using Plimsoll.Venues;

namespace Plimsoll.Features.Proving.Disconnects;

/// <summary>
/// Sessions that collect from the loop-back venue while their streams break again and again: in the middle of a frame,
/// silent, half open, slow. In the end each is held against the venue's own list: no trade is missing, none is double.
/// Program and venue live by a clock that is a multiple as fast as the system's; everything they wait for is unchanged.
/// </summary>
internal sealed class DisconnectProof(int count, int lines, ulong seed)
{
    /// <summary>Beyond it a machine of two cores falls behind the clock.</summary>
    public const double Speed = 40;

    private const int MostTurns = 600;

    private static readonly FaultKind[] Breaks =
        [FaultKind.FrameCut, FaultKind.StreamSilent, FaultKind.HalfOpen, FaultKind.StreamSlow];

    private static readonly string[] Instruments =
    [
        "binance-testnet:BTCUSDT", "binance-testnet-usdm:BTCUSDT", "binance-testnet:ETHUSDT",
        "binance-testnet-usdm:ETHUSDT",
    ];

    // A connection that breaks sooner is not joined again for a while: the pauses grow.
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(11);

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);

    // What no connection breaks by: frames that are lost, late or double.
    private static FaultRates Rates { get; } = FaultRates.None.With(FaultKind.FrameMissing, 0.005)
        .With(FaultKind.Reordering, 0.005).With(FaultKind.DuplicateDelivery, 0.005);

    private readonly FastClock _clock = new(Speed);
    private readonly SeededRandom _random = new(seed);

    public async Task<DisconnectAnswer> RunAsync(CancellationToken stop)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var venue = await LoopbackServer.StartAsync(
            new LoopbackOptions { Seed = seed, Clock = _clock, History = TimeSpan.FromHours(1), Faults = Rates }, stop);
        await using var database = await BenchDatabase.StartAsync(stop);
        await using var services = new ServiceCollection().AddLogging()
            .AddPlimsollStorage(database.ConnectionString).BuildServiceProvider();
        using var venues = new InstalledVenues(
            new VenueOptions
            {
                Addresses = Instruments.Select(VenueOf).Distinct().ToDictionary(one => one, _ => venue.Address),
            },
            _clock);
        var collected = Enumerable.Range(0, lines)
            .Select(number => InstrumentId.Of(Instruments[number % Instruments.Length]))
            .Select(one => new CollectedLine(
                venues.TradesOf(one.Venue), one, services.GetRequiredService<ITickStore>(), _clock)).ToArray();
        try
        {
            foreach (var line in collected)
                await line.StartAsync(stop);
            await BreakAsync(venue, collected, stop);
            using var tape = new VenueTape(venue.Address, _clock);
            var findings = await HealAndCompareAsync(collected, tape, stop);
            return new DisconnectAnswer
            {
                Lines = lines,
                Disconnects = ConnectionsOf(collected) - lines,
                Faults = venue.Faults.Counts.ToDictionary(one => one.Key.ToString(), one => one.Value),
                Trades = findings.Sum(one => one.Trades),
                FilledIn = collected.Sum(line => line.FilledIn),
                Seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds,
                Problems = [.. findings.SelectMany(one => one.Problems)],
            };
        }
        finally
        {
            foreach (var line in collected)
                await line.DisposeAsync();
        }
    }

    private static string VenueOf(string instrument) => InstrumentId.Of(instrument).Venue;

    private static int ConnectionsOf(IEnumerable<CollectedLine> collected) => collected.Sum(line => line.Connections);

    /// <summary>Breaks what has been up for a while; half of the lines, at most, are waited for at any time.</summary>
    private async Task BreakAsync(LoopbackServer venue, CollectedLine[] collected, CancellationToken stop)
    {
        var commanded = 0L;
        using var timer = new PeriodicTimer(Turn, _clock);
        while (ConnectionsOf(collected) - lines < count)
        {
            await timer.WaitForNextTickAsync(stop);
            var committed = Breaks.Sum(kind => venue.Faults.Counts.GetValueOrDefault(kind));
            var steady = collected.Where(line => line.ConnectedFor > Steady).ToArray();
            if (steady.Length == 0 || commanded - committed >= Math.Max(1, lines / 2))
                continue;
            var instrument = steady[(int)(_random.Uniform() * steady.Length)].Instrument;
            var stream = instrument.Venue.EndsWith("usdm", StringComparison.Ordinal) ? "aggTrade" : "trade";
            venue.Faults.Next(
                Breaks[(int)(_random.Uniform() * Breaks.Length)], $"{instrument.Symbol.ToLowerInvariant()}@{stream}");
            commanded++;
        }
    }

    /// <summary>Waits until every line has what the venue had after the last break, and compares.</summary>
    private static async Task<IReadOnlyList<LineFinding>> HealAndCompareAsync(
        CollectedLine[] collected, VenueTape tape, CancellationToken stop)
    {
        var findings = new List<LineFinding>();
        foreach (var line in collected)
        {
            var last = await tape.LastAsync(line.Instrument, stop);
            var isThere = await CatchUpAsync(line, last, stop);
            var session = await line.StopAsync(stop);
            var stored = await line.ReadAsync(stop);
            var told = stored.Count == 0
                ? []
                : await tape.ReadAsync(line.Instrument, (stored[0].Sequence, stored[^1].Sequence), stop);
            findings.Add(LineFinding.Of(session, stored, told) with { IsCaughtUp = isThere });
        }

        return findings;
    }

    private static async Task<bool> CatchUpAsync(CollectedLine line, long last, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        for (var turn = 0; turn < MostTurns; turn++)
        {
            if (await line.LastAsync(stop) >= last)
                return true;
            await timer.WaitForNextTickAsync(stop);
        }

        return false;
    }
}
