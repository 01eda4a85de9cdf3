using System.Runtime.CompilerServices;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Notes down what a backtest's driver tells, in the form reports are made from.</summary>
internal sealed class BacktestRecorder(EquityStatisticsOptions options, decimal contractSize)
    : IBacktestObserver, IDisposable
{
    public EquityStatistics Equity { get; } = new(options);

    public TradeStatistics Trades { get; } = new();

    public RunTally Tally { get; } = new();

    public ResultFingerprint Fingerprint { get; } = new();

    /// <summary>Volume of the bar at work; NaN when not known.</summary>
    public double BarVolume { get; set; } = double.NaN;

    /// <summary>Takes the instrument of every signal; whoever gives it empties it. Null: nobody wants to know.</summary>
    public List<InstrumentId>? Signalled { get; init; }

    public void OnFacts(ReadOnlySpan<AccountFact> facts)
    {
        foreach (var fact in facts)
        {
            Fingerprint.Add(fact);
            Tally.Add(fact, BarVolume);
            if (fact is AccountFact.SignalCreated { Signal: var signal })
                Signalled?.Add(signal.InstrumentId);
            if (fact is AccountFact.RoundTripClosed closed)
                Trades.Add(closed.Trip, contractSize);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnEquity(Timestamp closeTime, double equity, double exposureFraction) =>
        Equity.Add(closeTime, equity, exposureFraction);

    public void Dispose() => Fingerprint.Dispose();
}
