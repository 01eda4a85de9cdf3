using Plimsoll.Core.Simulation;
using static Plimsoll.Proof.Faults.FaultKind;

namespace Plimsoll.Proof.Faults;

/// <summary>How often each fault strikes, of the occasions it has.</summary>
/// <param name="Calls">Orders and cancels on their way, there and back.</param>
/// <param name="Words">Words of the stream.</param>
/// <param name="Reads">Questions about orders and books.</param>
/// <param name="Journal">Writes of the journal.</param>
/// <param name="Crashes">Seconds of the program's life.</param>
public sealed record FaultRates(double Calls, double Words, double Reads, double Journal, double Crashes)
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    // What has few occasions strikes at more of them, so that every fault is met about as often as any other.
    private static readonly double[] Evened =
    [
        .. Kinds.Select(kind => kind switch
        {
            FillAfterCancel => 9,
            Overfill => 9,
            Liquidation => 11,
            CancelNotDone => 4,
            DiskFull => 4,
            StreamSilent => 4.5,
            FillBeforeAnswer => 4,
            Forgotten => 2.5,
            IdsRolledBack => 1.5,
            _ => 1.0,
        }),
    ];

    private readonly double[] _weights = [.. Kinds.Select(_ => 1.0)];

    public static FaultRates None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Far more than any venue does.</summary>
    public static FaultRates Hostile { get; } = new(0.06, 0.06, 0.10, 0.013, 0.0007, Evened)
    {
        Oddities = 0.04,
        Upheavals = 0.0004,
    };

    private FaultRates(
        double calls, double words, double reads, double journal, double crashes, double[] weights)
        : this(calls, words, reads, journal, crashes) => _weights = weights;

    /// <summary>What a venue does to single orders that it should not.</summary>
    public double Oddities { get; init; }

    /// <summary>What is not wrong at all, and only less convenient: fills in parts, stops at another endpoint.</summary>
    public double Habits { get; init; } = 0.5;

    /// <summary>Seconds in which something befalls venue or machine as a whole.</summary>
    public double Upheavals { get; init; }

    /// <summary>
    /// The same on average, with some faults left out and others twice as often: what one fault hides behind another
    /// shows in a run that is without that one.
    /// </summary>
    /// <param name="seed">Of the run.</param>
    public FaultRates Swarm(ulong seed)
    {
        var random = new SeededRandom(seed);
        return new FaultRates(
            Calls, Words, Reads, Journal, Crashes, [.. _weights.Select(weight => weight * Factor(random.Uniform()))])
        {
            Oddities = Oddities,
            Habits = Habits,
            Upheavals = Upheavals,
        };
    }

    public double Of(FaultKind kind) => Math.Min(1, _weights[(int)kind] * Usual(kind));

    private static double Factor(double chance) => chance < 0.25 ? 0 : chance < 0.75 ? 1 : 2;

    private double Usual(FaultKind kind) => kind switch
    {
        RequestLost or AnswerLost or RequestDelayed or ConnectionCut or ErrorAfterEffect or UnknownCode => Calls,
        WordLost or WordDoubled or WordDelayed => Words,
        StreamSilent => Words / 10,
        ReadFails or ReadLags => Reads,
        JournalFails or JournalAmbiguous or AssertionFails => Journal,
        DiskFull => Journal / 5,
        Crash => Crashes,
        PartialFill or ClockLead or AnotherEndpoint or TwoLeaders => Habits,
        RequestHeldUp or FillBeforeAnswer or FillAfterCancel or CancelNotDone or Overfill or IdsRolledBack
            or Forgotten => Oddities,
        Pause or ClockJump or Maintenance or RateLimited or Banned or Delisted or TickChanged or BalanceByHand
            => Upheavals,
        Liquidation => Upheavals * 3, // It takes a position.
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a fault has a rate"),
    };
}
