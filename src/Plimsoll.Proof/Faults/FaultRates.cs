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
    public static FaultRates None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Far more than any venue does.</summary>
    public static FaultRates Hostile { get; } =
        new(0.06, 0.06, 0.10, 0.01, 0.0007) { Oddities = 0.04, Upheavals = 0.0003 };

    /// <summary>What a venue does to single orders that it should not.</summary>
    public double Oddities { get; init; }

    /// <summary>What is not wrong at all, and only less convenient: fills in parts, stops at another endpoint.</summary>
    public double Habits { get; init; } = 0.5;

    /// <summary>Seconds in which something befalls venue or machine as a whole.</summary>
    public double Upheavals { get; init; }

    public double Of(FaultKind kind) => kind switch
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
