using System.Runtime.CompilerServices;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Notes down what a backtest's driver tells, in the form reports are made from.</summary>
internal sealed class BacktestRecorder(EquityStatisticsOptions options, InstrumentTable instruments)
    : IBacktestObserver, IDisposable
{
    public EquityStatistics Equity { get; } = new(options);

    public TradeStatistics Trades { get; } = new();

    public RunTally Tally { get; } = new();

    public ResultFingerprint Fingerprint { get; } = new(instruments.Count > 1);

    /// <summary>Volumes of the bars at work, by slot; NaN when not known.</summary>
    public double[] Volumes { get; } = [.. Enumerable.Repeat(double.NaN, instruments.Count)];

    /// <summary>Takes the instrument of every signal; whoever gives it empties it. Null: nobody wants to know.</summary>
    public List<InstrumentId>? Signalled { get; init; }

    public void OnFacts(ReadOnlySpan<AccountFact> facts)
    {
        foreach (var fact in facts)
        {
            Fingerprint.Add(fact);
            var volume = fact is AccountFact.FillBooked { Fill: var fill } ? Volumes[SlotOf(fill.InstrumentId)] : double.NaN;
            Tally.Add(fact, volume);
            if (fact is AccountFact.SignalCreated { Signal: var signal })
                Signalled?.Add(signal.InstrumentId);
            if (fact is AccountFact.RoundTripClosed { Trip: var trip })
                Trades.Add(trip, instruments[SlotOf(trip.InstrumentId)].ContractSize);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnEquity(Timestamp closeTime, double equity, double exposureFraction) =>
        Equity.Add(closeTime, equity, exposureFraction);

    public void Dispose() => Fingerprint.Dispose();

    private int SlotOf(InstrumentId id) => instruments.Count == 1 ? 0 : instruments.SlotOf(id);
}
