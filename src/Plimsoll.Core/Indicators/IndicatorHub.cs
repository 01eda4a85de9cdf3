using Plimsoll.Core.Indicators.Averages;
using Plimsoll.Core.Indicators.Momentum;
using Plimsoll.Core.Indicators.Volatility;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators;

/// <summary>
/// The indicators of one (instrument, timeframe): everyone who asks for the same spec gets the same instance,
/// counted by references. It feeds them final bars in order and refuses others.
/// </summary>
/// <param name="timeframe">Length of the bars it is fed.</param>
/// <param name="available">What the bars of this instrument carry.</param>
/// <param name="ticks">Trades and quotes of the instrument; null where there are none.</param>
/// <param name="carries">Whether it is fed the bars of another instrument; null: of none.</param>
public sealed class IndicatorHub(
    Timeframe timeframe,
    IndicatorInput available = IndicatorInput.Bars | IndicatorInput.Volume,
    SharedTicks? ticks = null,
    Func<InstrumentId, bool>? carries = null)
{
    /// <summary>More on one instrument is a runaway form, not a plan (<c>indicator.limit</c>).</summary>
    public const int MaxIndicators = 100;

    // Bounded by MaxIndicators.
    private readonly List<Entry> _entries = [];
    private Indicator[] _indicators = [];
    private PairIndicator[] _pairs = [];
    private HigherBars[] _higher = [];
    // Bounded by MaxIndicators; only of windows, which others may share.
    private readonly List<IndicatorSpec> _windows = [];
    private Timestamp _lastTime = Timestamp.MinValue;

    /// <summary>Bars refused because they were not later than the last one.</summary>
    public long OutOfOrderCount { get; private set; }

    public int Count => _indicators.Length;

    public Timeframe Timeframe => timeframe;

    /// <summary>Other instruments that indicators look at, each once.</summary>
    public IReadOnlyList<InstrumentId> References { get; private set; } = [];

    /// <summary>Bars taken in so far.</summary>
    public long Bars { get; private set; }

    /// <summary>
    /// The hub of a higher timeframe of the same instrument, fed by this one: its values are those of the latest final
    /// higher bar. The own timeframe is this hub.
    /// </summary>
    /// <exception cref="IndicatorException">The higher bars are not made of whole bars of this hub.</exception>
    public IndicatorHub Higher(Timeframe higher)
    {
        if (higher == timeframe)
            return this;
        if (Array.Find(_higher, known => known.Hub.Timeframe == higher) is { } known)
            return known.Hub;
        if (!BarAggregator.CanAggregate(timeframe, higher))
            throw new IndicatorException(
                IndicatorException.InputMissing, $"{higher} bars cannot be built from {timeframe} bars");
        var added = new HigherBars(timeframe, new IndicatorHub(higher, available));
        _higher = [.. _higher, added];
        return added.Hub;
    }

    /// <summary>
    /// The shared instance of a spec. One that is asked for the first time after bars have passed begins its
    /// warm-up with the next bar.
    /// </summary>
    /// <exception cref="IndicatorException">The hub is full, or the bars lack what the kind needs.</exception>
    public Indicator Get(IndicatorSpec spec)
    {
        var entry = _entries.Find(known => known.Spec.Equals(spec));
        if (entry is null)
        {
            if (_entries.Count >= MaxIndicators)
                throw new IndicatorException(
                    IndicatorException.LimitReached, $"at most {MaxIndicators} indicators on one instrument");
            spec.Kind.Require(available);
            if (spec.Reference is { } reference && carries?.Invoke(reference) is not true)
                throw new IndicatorException(
                    IndicatorException.ReferenceMissing, $"{spec.Id} needs bars of {reference}, which are not at hand here");
            entry = new Entry(spec, spec.Kind.Create(spec));
            _entries.Add(entry);
            Arrange();
        }

        entry.References++;
        return entry.Indicator;
    }

    /// <summary>
    /// The instance of a spec over windows of trades and quotes, shared by all who look at the instrument; on a bar's
    /// close it looks back from the bar's end.
    /// </summary>
    /// <exception cref="IndicatorException">There are too many, or the data have no such events.</exception>
    public WindowIndicator Window(IndicatorSpec spec)
    {
        if (ticks is null)
            throw new IndicatorException(
                IndicatorException.InputMissing, $"{spec.Id} needs {spec.Needs}, which this data does not have");
        if (_windows.Count >= MaxIndicators)
            throw new IndicatorException(
                IndicatorException.LimitReached, $"at most {MaxIndicators} indicators on one instrument");
        var indicator = ticks.Get(spec);
        _windows.Add(spec);
        return indicator;
    }

    /// <summary>Gives back all that others may share; windows have no meaning after it.</summary>
    public void ReleaseWindows()
    {
        foreach (var spec in _windows)
            ticks!.Release(spec);
        _windows.Clear();
    }

    /// <summary>Gives one reference back; the last one removes the instance. False when there was none.</summary>
    public bool Release(IndicatorSpec spec)
    {
        var entry = _entries.Find(known => known.Spec.Equals(spec));
        if (entry is null)
            return false;
        if (--entry.References == 0)
        {
            _entries.Remove(entry);
            Arrange();
        }

        return true;
    }

    /// <summary>Feeds a final bar to all; false, and counted, when it is not later than the last.</summary>
    public bool Update(in Bar bar)
    {
        if (bar.OpenTime <= _lastTime)
        {
            OutOfOrderCount++;
            return false;
        }

        _lastTime = bar.OpenTime;
        Bars++;
        foreach (var higher in _higher)
            higher.Add(in bar);
        foreach (var indicator in _indicators)
            indicator.Update(in bar);
        if (_windows.Count > 0)
            ticks!.AdvanceTo(new Timestamp(bar.OpenTime.Micros + timeframe.Seconds * Timestamp.MicrosPerSecond));
        return true;
    }

    /// <summary>
    /// Feeds a final bar of another instrument, before the own bar that ends with it; one that is not later than the
    /// last is counted.
    /// </summary>
    public void UpdateReference(InstrumentId instrument, in Bar bar)
    {
        foreach (var pair in _pairs)
            if (pair.Spec.Reference == instrument && !pair.UpdateReference(in bar))
                OutOfOrderCount++;
    }

    /// <summary>The instance of a spec written as text: <c>macd(12,26,9)</c>.</summary>
    /// <exception cref="IndicatorException">The text is no spec, the hub is full, or an input is missing.</exception>
    public Indicator Get(string spec) => Get(IndicatorCatalog.Parse(spec));

    public Sma Sma(int period) => (Sma)Get(Averages.Sma.Kind.SpecOf(period));

    public Ema Ema(int period) => (Ema)Get(Averages.Ema.Kind.SpecOf(period));

    public Rsi Rsi(int period) => (Rsi)Get(Momentum.Rsi.Kind.SpecOf(period));

    public Atr Atr(int period) => (Atr)Get(Volatility.Atr.Kind.SpecOf(period));

    private void Arrange()
    {
        _indicators = [.. _entries.Select(entry => entry.Indicator)];
        _pairs = [.. _indicators.OfType<PairIndicator>()];
        References = [.. _pairs.Select(pair => pair.Spec.Reference!.Value).Distinct()];
    }

    private sealed class Entry(IndicatorSpec spec, Indicator indicator)
    {
        public IndicatorSpec Spec { get; } = spec;

        public Indicator Indicator { get; } = indicator;

        public int References { get; set; }
    }
}
