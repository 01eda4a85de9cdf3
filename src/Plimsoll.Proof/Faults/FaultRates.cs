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
    public static FaultRates Hostile { get; } = new(0.06, 0.06, 0.10, 0.01, 0.0007);

    public double Of(FaultKind kind) => kind switch
    {
        FaultKind.RequestLost or FaultKind.AnswerLost or FaultKind.RequestDelayed or FaultKind.ConnectionCut
            or FaultKind.ErrorAfterEffect or FaultKind.UnknownCode => Calls,
        FaultKind.WordLost or FaultKind.WordDoubled or FaultKind.WordDelayed => Words,
        FaultKind.StreamSilent => Words / 10,
        FaultKind.ReadFails or FaultKind.ReadLags => Reads,
        FaultKind.JournalFails or FaultKind.JournalAmbiguous => Journal,
        FaultKind.Crash => Crashes,
        FaultKind.PartialFill or FaultKind.ClockLead => 0.5,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a fault has a rate"),
    };
}
