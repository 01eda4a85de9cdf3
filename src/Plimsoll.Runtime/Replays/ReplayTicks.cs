using System.Runtime.CompilerServices;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Replays;

/// <summary>
/// The ticks of a session as a market tells them: every trade with the quote it met, and each minute's bars before the
/// first trade that is later. The last minute has no bar: nothing says that it is over.
/// </summary>
public static class ReplayTicks
{
    /// <param name="instruments">Of the ticks; a run's slot is the place in here.</param>
    /// <param name="range">The times of the first and the last tick.</param>
    /// <param name="read">Ticks in their total order, from the beginning.</param>
    public static ReplaySource Of(
        IReadOnlyList<Instrument> instruments, (Timestamp First, Timestamp Last) range,
        Func<CancellationToken, IAsyncEnumerable<TickRun>> read) => new(
            instruments, range.First, range.Last, IndicatorInput.Trades | IndicatorInput.Quotes,
            stop => ReadAsync(instruments, read(stop), stop));

    private static async IAsyncEnumerable<MarketEvent> ReadAsync(
        IReadOnlyList<Instrument> instruments, IAsyncEnumerable<TickRun> runs,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var tape = new Tape([.. instruments.Select(one => one.Id)]);
        await foreach (var run in runs.WithCancellation(stop))
        {
            if (run.Kind == TickKind.Quote)
            {
                tape.Take(run.Slot, run.Quotes.Span[^1].Quote);
                continue;
            }

            for (var index = 0; index < run.Trades.Length; index++)
            {
                var trade = run.Trades.Span[index].Trade;
                if (tape.EndsMinuteBefore(trade.Time))
                    foreach (var closed in tape.EndMinute(trade.Time))
                        yield return closed;
                yield return tape.Take(run.Slot, trade);
            }
        }
    }

    private sealed class Tape(IReadOnlyList<InstrumentId> instruments)
    {
        private readonly BarBuilder[] _builders =
            [.. instruments.Select(_ => new BarBuilder(Timeframe.OneMinute))];

        private readonly Quote?[] _quotes = new Quote?[instruments.Count];
        private readonly long[] _trades = new long[instruments.Count];
        private Timestamp _minuteEnd = Timestamp.MinValue;
        private long _sequence;

        public void Take(int slot, Quote quote) => _quotes[slot] = quote;

        public bool EndsMinuteBefore(Timestamp time) => time >= _minuteEnd;

        public IEnumerable<MarketEvent.BarClosed> EndMinute(Timestamp next)
        {
            for (var slot = 0; slot < _builders.Length; slot++)
                if (_builders[slot].AdvanceTo(_minuteEnd, out var final))
                    yield return new MarketEvent.BarClosed(++_sequence, instruments[slot], final.Bar);
            _minuteEnd = Timeframe.OneMinute.Floor(next) + Timeframe.OneMinute.Length;
        }

        // Numbered as they come: a late trade has the number of its place in time.
        public MarketEvent.Traded Take(int slot, Trade trade)
        {
            var numbered = trade with { Sequence = ++_trades[slot] };
            _builders[slot].Add(in numbered, out _);
            return new MarketEvent.Traded(++_sequence, instruments[slot], numbered) { Quote = _quotes[slot] };
        }
    }
}
