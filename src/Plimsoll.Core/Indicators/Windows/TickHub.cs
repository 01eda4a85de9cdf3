using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// The window indicators of one instrument: everyone who asks for the same spec gets the same instance, counted by
/// references, and all share one tape of trades and one of quotes. An event costs O(1) on average; a value costs what
/// its definition says when it is read. Memory: two tapes of at most 2^19 ticks, less when the longest window holds
/// less; a window that no longer fits has no value.
/// </summary>
/// <param name="completeFrom">No event of the instrument since then is missing.</param>
/// <param name="available">Which of trades and quotes there are.</param>
public sealed class TickHub(
    Timestamp completeFrom, IndicatorInput available = IndicatorInput.Trades | IndicatorInput.Quotes)
{
    // Bounded by IndicatorHub.MaxIndicators.
    private readonly List<Entry> _entries = [];
    private readonly TickStream _stream = new(completeFrom);
    // Null once it is known from when on nothing is missing.
    private Timestamp? _lastMissed;
    private long _tradeSpan;
    private long _quoteSpan;

    /// <summary>
    /// One that is told of events from now on: nothing is missing from the first of them, or right after the last that
    /// it was not told of.
    /// </summary>
    public static TickHub After(Timestamp lastMissed, IndicatorInput available) =>
        new(new Timestamp(long.MaxValue), available) { _lastMissed = lastMissed };

    /// <summary>Events were lost: windows have no value until what comes now covers them.</summary>
    public void Interrupt(Timestamp lastMissed)
    {
        _lastMissed = lastMissed;
        _stream.BeginAt(long.MaxValue);
    }

    /// <summary>Events refused because they were earlier than the last of their stream or made no sense.</summary>
    public long RefusedCount { get; private set; }

    public int Count => _entries.Count;

    /// <summary>
    /// How often windows that shrink as time passes should be looked at between events, by the smallest t2; the timer is
    /// an event on the data clock, see <see cref="AdvanceTo"/>. Null without an indicator.
    /// </summary>
    public TimeSpan? RefreshEvery => _entries.Count == 0
        ? null
        : TimeSpan.FromSeconds(
            _entries.Min(entry => entry.Indicator.Windows.Min(window => window.To)) switch
            {
                <= 1 => 1,
                <= 30 => 2,
                <= 120 => 5,
                <= 600 => 10,
                <= 1_800 => 15,
                _ => 30,
            });

    /// <summary>
    /// The shared instance of a spec. It has a value once the data covers its windows: what was already forgotten when
    /// it is asked for the first time is missing.
    /// </summary>
    /// <exception cref="IndicatorException">The hub is full, or it is not fed what the kind needs.</exception>
    public WindowIndicator Get(IndicatorSpec spec)
    {
        var entry = _entries.Find(known => known.Indicator.Spec.Equals(spec));
        if (entry is null)
        {
            if (_entries.Count >= IndicatorHub.MaxIndicators)
                throw new IndicatorException(
                    IndicatorException.LimitReached,
                    $"at most {IndicatorHub.MaxIndicators} indicators on one instrument");
            Require(spec);
            entry = new Entry(new WindowIndicator(spec, _stream));
            _entries.Add(entry);
            Measure();
        }

        entry.References++;
        return entry.Indicator;
    }

    /// <summary>The instance of a spec written as text: <c>twpa(300,0)</c>.</summary>
    /// <exception cref="IndicatorException">The text is no spec, the hub is full, or an input is missing.</exception>
    public WindowIndicator Get(string spec) => Get(IndicatorCatalog.Parse(spec));

    /// <summary>Gives one reference back; the last one removes the instance. False when there was none.</summary>
    public bool Release(IndicatorSpec spec)
    {
        var entry = _entries.Find(known => known.Indicator.Spec.Equals(spec));
        if (entry is null)
            return false;
        if (--entry.References == 0)
        {
            _entries.Remove(entry);
            Measure();
        }

        return true;
    }

    /// <summary>Takes a market trade; false, and counted, when it is earlier than the last trade or makes no sense.</summary>
    public bool Update(in Trade trade) => Moved(_stream.Trades.Add(in trade), trade.Time);

    /// <summary>Takes a quote; false, and counted, when it is earlier than the last quote or makes no sense.</summary>
    public bool Update(in Quote quote) => Moved(_stream.Quotes.Add(in quote), quote.Time);

    /// <summary>A timer event on the data clock: now is not before this time.</summary>
    public void AdvanceTo(Timestamp time)
    {
        _stream.MoveTo(time);
        _stream.Trades.Ticks.MoveTo(_stream.Now, _tradeSpan);
        _stream.Quotes.Ticks.MoveTo(_stream.Now, _quoteSpan);
    }

    private bool Moved(bool isTaken, Timestamp time)
    {
        if (!isTaken)
        {
            RefusedCount++;
            return false;
        }

        if (_lastMissed is { } missed)
        {
            _lastMissed = null;
            _stream.BeginAt(Math.Max(time.Micros, missed.Micros + 1));
        }

        AdvanceTo(time);
        return true;
    }

    private void Require(IndicatorSpec spec)
    {
        if (spec.Kind.Measure is null)
            throw new IndicatorException(
                IndicatorException.InputMissing, $"{spec.Kind.Name} needs bars, not trades or quotes");
        var missing = spec.Needs & ~available;
        if (missing != IndicatorInput.None)
            throw new IndicatorException(
                IndicatorException.InputMissing, $"{spec.Id} needs {missing}, which this data does not have");
    }

    private void Measure() =>
        (_tradeSpan, _quoteSpan) = (SpanOf(IndicatorInput.Trades), SpanOf(IndicatorInput.Quotes));

    private long SpanOf(IndicatorInput stream) => TradeTape.Second * _entries
        .SelectMany(entry => entry.Indicator.Windows)
        .Where(window => window.Stream == stream)
        .Select(window => window.From)
        .DefaultIfEmpty()
        .Max();

    private sealed class Entry(WindowIndicator indicator)
    {
        public WindowIndicator Indicator { get; } = indicator;

        public int References { get; set; }
    }
}
