using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Where each condition of a document was true over a series of bars, without any trading.</summary>
public sealed class RulePreview
{
    /// <summary>Bars remembered of one condition; the count goes on.</summary>
    public const int MaxTimes = 500;

    private readonly RuleProgram _program;
    private readonly IndicatorHub _hub;
    private readonly Evaluation _evaluation;
    private readonly List<Line> _lines = [];
    private readonly List<Line> _sections = [];
    private readonly List<(RuleSection Section, Line First, Line? ForShort)> _places = [];
    private readonly double[] _own;

    /// <param name="document">What to look at.</param>
    /// <param name="timeframe">Of the bars.</param>
    /// <param name="carries">Of which other instruments bars are fed; null: of none.</param>
    /// <exception cref="IndicatorException">A condition looks at an instrument that is not at hand.</exception>
    public RulePreview(RuleDocument document, Timeframe timeframe, Func<InstrumentId, bool>? carries = null)
    {
        // Bars only: what looks at trades and quotes has no answer here.
        _hub = new IndicatorHub(
            timeframe, ticks: new SharedTicks(IndicatorInput.Trades | IndicatorInput.Quotes), carries: carries);
        _program = new RuleProgram(document, _hub);
        _evaluation = new Evaluation(_program.Names.Count);
        _own = new double[Enum.GetValues<OwnValue>().Length];
        Array.Fill(_own, double.NaN);
        foreach (var condition in _program.Conditions)
            _lines.Add(new Line(condition.Id, condition.ToString()));
        foreach (var section in Enum.GetValues<RuleSection>())
            AddSection(document, section);
    }

    /// <summary>Bars seen.</summary>
    public long Bars { get; private set; }

    /// <summary>In the order of the sections.</summary>
    public IReadOnlyList<Line> Conditions => _lines;

    /// <summary>The five sections as wholes; one that differs by side is two.</summary>
    public IReadOnlyList<Line> Sections => _sections;

    /// <summary>Other instruments that conditions look at.</summary>
    public IReadOnlyList<InstrumentId> References => _hub.References;

    /// <summary>The next final bar of another instrument, before the own bar that ends with it.</summary>
    public void OnReference(InstrumentId instrument, in Bar bar) => _hub.UpdateReference(instrument, in bar);

    /// <summary>The next final bar; ascending in time.</summary>
    public void OnBar(in Bar bar)
    {
        if (!_hub.Update(in bar))
            return;
        Bars++;
        _evaluation.Begin(bar.OpenTime);
        _own[(int)OwnValue.Open] = bar.Open;
        _own[(int)OwnValue.High] = bar.High;
        _own[(int)OwnValue.Low] = bar.Low;
        _own[(int)OwnValue.Close] = bar.Close;
        _own[(int)OwnValue.Volume] = bar.Volume;
        foreach (var (section, longs, shorts) in _places)
        {
            var truth = _program.Evaluate(section, _own, _evaluation);
            longs.Count(truth.Long, bar.OpenTime);
            shorts?.Count(truth.Short, bar.OpenTime);
        }

        foreach (var condition in _evaluation.Conditions)
            _lines[condition.Name].Count(condition.Outcome, bar.OpenTime);
    }

    private void AddSection(RuleDocument document, RuleSection section)
    {
        if (!document[section].IsSplit)
        {
            _places.Add((section, Named(RuleWords.Of(section)), null));
            return;
        }

        var first = Named(RuleProgram.SectionOf(section, PositionSide.Long));
        _places.Add((section, first, Named(RuleProgram.SectionOf(section, PositionSide.Short))));
    }

    private Line Named(string name)
    {
        _sections.Add(new Line(name, name));
        return _sections[^1];
    }

    /// <summary>How often something was true, and when of late.</summary>
    /// <param name="id">The condition's id or the section's name.</param>
    /// <param name="text">As a sentence.</param>
    public sealed class Line(string id, string text)
    {
        private readonly Queue<Timestamp> _times = new();

        public string Id => id;

        public string Text => text;

        public long TrueBars { get; private set; }

        /// <summary>Bars on which a value was missing: warm-up, or a value that only a trade has.</summary>
        public long PendingBars { get; private set; }

        /// <summary>Open times of the last bars on which it was true, oldest first.</summary>
        public IReadOnlyCollection<Timestamp> Times => _times;

        internal void Count(ConditionOutcome outcome, Timestamp time)
        {
            if (outcome == ConditionOutcome.Pending)
                PendingBars++;
            if (outcome != ConditionOutcome.True)
                return;
            TrueBars++;
            _times.Enqueue(time);
            if (_times.Count > MaxTimes)
                _times.Dequeue();
        }
    }
}
