using System.Runtime.InteropServices;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Simulation;

/// <summary>
/// An endless deterministic market: regimes, correlated noise, nights, pumps and dumps. Trades come in one total order
/// (time, instrument); <see cref="Trade.Sequence"/> counts each instrument's own from 1, <see cref="Count"/> all.
/// </summary>
public sealed class SyntheticMarket
{
    private const long Second = Timestamp.MicrosPerSecond;

    // The truth of the last weeks; older episodes are forgotten.
    private const int MaxEpisodes = 1_000;
    private const int PositionBits = 24;
    private const long PositionMask = (1L << PositionBits) - 1;

    private readonly SyntheticMarketOptions _options;
    private readonly SyntheticTape[] _tapes;
    private readonly SeededRandom _common;
    private readonly List<SyntheticPendingTrade> _pending = [];
    private readonly List<SyntheticEpisode> _episodes = [];
    // Positions in _pending in the order of handing out, below their sort key.
    private long[] _order = [];
    private int _cursor;
    private long _second;

    public SyntheticMarket(SyntheticMarketOptions options)
    {
        _options = options;
        _tapes = [.. options.Instruments.Select((_, index) => new SyntheticTape(options, index))];
        _common = new SeededRandom(options.Seed);
        _second = options.Start.Micros;
    }

    private SyntheticMarket(SyntheticMarketOptions options, SyntheticMarketState state)
    {
        _options = options;
        _tapes = [.. state.Instruments.Select((tape, index) => new SyntheticTape(options, index, tape))];
        _common = SeededRandom.Restore(state.CommonRandom);
        _second = state.NextSecondMicros;
        _pending.AddRange(state.Pending);
        _order = [.. Enumerable.Range(0, _pending.Count).Select(position => (long)position)];
        _episodes.AddRange(_tapes.Select(tape => tape.Episode).OfType<SyntheticEpisode>());
        Count = state.Count;
    }

    public IReadOnlyList<SyntheticInstrument> Instruments => _options.Instruments;

    /// <summary>Trades handed out so far.</summary>
    public long Count { get; private set; }

    /// <summary>Ground truth of the latest 1,000 episodes that this object has seen begin or go on.</summary>
    public IReadOnlyList<SyntheticEpisode> Episodes => _episodes;

    /// <summary>Goes on from a checkpoint exactly as if there had been no interruption.</summary>
    /// <exception cref="ArgumentException">The checkpoint belongs to another seed or other instruments.</exception>
    public static SyntheticMarket Restore(SyntheticMarketOptions options, SyntheticMarketState state)
    {
        var ids = options.Instruments.Select(one => one.Instrument.Id.Value);
        if (state.Seed != options.Seed || !ids.SequenceEqual(state.Instruments.Select(tape => tape.InstrumentId)))
            throw new ArgumentException("the checkpoint belongs to another seed or other instruments", nameof(state));
        return new SyntheticMarket(options, state);
    }

    public SyntheticMarketState Capture() => new()
    {
        Seed = _options.Seed,
        NextSecondMicros = _second,
        Count = Count,
        CommonRandom = _common.Capture(),
        Instruments = [.. _tapes.Select(tape => tape.Capture())],
        Pending = [.. Enumerable.Range(_cursor, _pending.Count - _cursor).Select(Pending)],
    };

    /// <summary>The next trade of the market and the index of its instrument in <see cref="Instruments"/>.</summary>
    public void Next(out int instrumentIndex, out Trade trade)
    {
        while (_cursor == _pending.Count)
            StepSecond();
        var next = Pending(_cursor++);
        instrumentIndex = next.InstrumentIndex;
        trade = next.ToTrade();
        Count++;
    }

    /// <summary>
    /// The same with the best bid and ask that the trade met: a function of what moved the trade, of no chance of its
    /// own, so that the trades are the same whether anybody looks at quotes or not.
    /// </summary>
    public void Next(out int instrumentIndex, out Trade trade, out Quote quote)
    {
        Next(out instrumentIndex, out trade);
        quote = _tapes[instrumentIndex].QuoteOf(Pending(_cursor - 1));
    }

    private void StepSecond()
    {
        _pending.Clear();
        _cursor = 0;
        var common = _common.Normal();
        foreach (var tape in _tapes)
            if (tape.Step(_second, common, _pending))
                Remember(tape.Episode!);
        PutInOrder();
        _second += Second;
    }

    // Within an instrument times differ, so (time, instrument) is unique and any sort gives the same order.
    private void PutInOrder()
    {
        var trades = CollectionsMarshal.AsSpan(_pending);
        if (_order.Length < trades.Length)
            _order = new long[2 * trades.Length];
        for (var i = 0; i < trades.Length; i++)
            _order[i] = ((trades[i].Micros - _second) * SyntheticMarketOptions.MaxInstruments
                + trades[i].InstrumentIndex) << PositionBits | (long)i;
        if (_tapes.Length > 1)
            _order.AsSpan(0, trades.Length).Sort();
    }

    private SyntheticPendingTrade Pending(int cursor) => _pending[(int)(_order[cursor] & PositionMask)];

    private void Remember(SyntheticEpisode episode)
    {
        if (_episodes.Count == MaxEpisodes)
            _episodes.RemoveAt(0);
        _episodes.Add(episode);
    }
}
