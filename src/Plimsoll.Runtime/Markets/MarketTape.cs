using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Runtime.Markets;

/// <summary>The generator's trades and the minutes made of them, in one numbered order.</summary>
internal sealed class MarketTape
{
    private readonly SyntheticMarketOptions _options;
    private readonly BarBuilder[] _builders;
    private SyntheticMarket _market;
    private Trade _next;
    private Quote? _nextQuote;
    private int _nextIndex;
    private long _sequence;
    private Timestamp _minuteEnd;

    public MarketTape(ulong seed)
    {
        _options = new SyntheticMarketOptions { Seed = seed };
        Instruments = [.. _options.Instruments.Select(one => one.Instrument)];
        _builders = [.. Instruments.Select(_ => new BarBuilder(Timeframe.OneMinute))];
        _market = new SyntheticMarket(_options);
        Time = _options.Start;
        _minuteEnd = Time + Timeframe.OneMinute.Length;
        Pull();
    }

    // A checkpoint from before there were quotes has none.
    private sealed record State(
        long Sequence, Timestamp Time, int NextIndex, Trade Next, SyntheticMarketState Market, Quote? NextQuote = null);

    public IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>End of the last minute that was ended, or the time of the last trade taken.</summary>
    public Timestamp Time { get; private set; }

    /// <summary>Number of the last event.</summary>
    public long Sequence => _sequence;

    public Timestamp NextTime => _next.Time;

    public bool MinuteEndsBeforeNext => _next.Time >= _minuteEnd;

    public MarketEvent.Traded TakeTrade()
    {
        var traded = new MarketEvent.Traded(++_sequence, Instruments[_nextIndex].Id, _next) { Quote = _nextQuote };
        SkipTrade();
        return traded;
    }

    /// <summary>Takes the next trade into its minute without telling anybody.</summary>
    public void SkipTrade()
    {
        Time = _next.Time;
        _builders[_nextIndex].Add(in _next, out _);
        Pull();
    }

    /// <summary>Ends the minute for every instrument; one without trades has no bar.</summary>
    public IReadOnlyList<MarketEvent.BarClosed> EndMinute()
    {
        var bars = new List<MarketEvent.BarClosed>(_builders.Length);
        for (var index = 0; index < _builders.Length; index++)
            if (_builders[index].AdvanceTo(_minuteEnd, out var final))
                bars.Add(new MarketEvent.BarClosed(++_sequence, Instruments[index].Id, final.Bar));
        Time = _minuteEnd;
        _minuteEnd = Timeframe.OneMinute.Floor(_next.Time) + Timeframe.OneMinute.Length;
        return bars;
    }

    public IEnumerable<(InstrumentId Instrument, Bar Bar)> Provisional()
    {
        for (var index = 0; index < _builders.Length; index++)
            if (_builders[index].Provisional is { } built)
                yield return (Instruments[index].Id, built.Bar);
    }

    /// <summary>Only right after a minute has ended, when no bar is half built.</summary>
    public MarketCheckpoint Capture(double acceleration)
    {
        var state = new State(_sequence, Time, _nextIndex, _next, _market.Capture(), _nextQuote);
        return new MarketCheckpoint(_sequence, Time, JsonSerializer.Serialize(state, FactJson.Options), acceleration);
    }

    public void Restore(MarketCheckpoint checkpoint)
    {
        var state = JsonSerializer.Deserialize<State>(checkpoint.GeneratorState, FactJson.Options)
            ?? throw new InvalidDataException("the market's checkpoint is empty");
        _market = SyntheticMarket.Restore(_options, state.Market);
        (_sequence, Time, _nextIndex, _next) = (state.Sequence, state.Time, state.NextIndex, state.Next);
        _nextQuote = state.NextQuote;
        _minuteEnd = Timeframe.OneMinute.Floor(_next.Time) + Timeframe.OneMinute.Length;
    }

    private void Pull()
    {
        _market.Next(out _nextIndex, out _next, out var quote);
        _nextQuote = quote;
    }
}
