using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Core.Engine;

/// <summary>A strategy at work: its mind, its indicators, and what it compared on each of the last bars.</summary>
public sealed class StrategyRun
{
    private readonly InstrumentTable _instruments;

    private StrategyRun(RunConfiguration configuration, RunInstrument instrument, StrategyMind mind, int evaluationsKept)
    {
        Configuration = configuration;
        (Slot, Instrument) = (instrument.Slot, instrument.Table[instrument.Slot]);
        _instruments = instrument.Table;
        TimeframeSeconds = configuration.Timeframe.Seconds;
        Strategy = mind.Strategy;
        Indicators = mind.Indicators;
        LooksAtItself = Indicators.References.Contains(Instrument.Id);
        References = [.. Indicators.References.Select(_instruments.SlotOf).Where(slot => slot != Slot)];
        History = new EvaluationHistory(
            evaluationsKept, Math.Max(mind.Strategy.ConditionNames.Count, Evaluation.MaxConditions));
    }

    private readonly record struct RunInstrument(int Slot, InstrumentTable Table);

    private readonly record struct StrategyMind(Strategy Strategy, IndicatorHub Indicators);

    public RunConfiguration Configuration { get; }

    /// <summary>Slot of its instrument.</summary>
    public int Slot { get; }

    public Instrument Instrument { get; }

    public long TimeframeSeconds { get; }

    public Strategy Strategy { get; }

    public IndicatorHub Indicators { get; }

    /// <summary>
    /// Slots of other instruments whose bars it looks at: it is fed them, and asked only with
    /// <see cref="TradingEngine.Decide"/>.
    /// </summary>
    public IReadOnlyList<int> References { get; }

    /// <summary>It compares its instrument with itself, too.</summary>
    public bool LooksAtItself { get; }

    public EvaluationHistory History { get; }

    /// <summary>What it was told of its instrument beside bars; its own, so that a rebuild ends the same.</summary>
    public KnownFacts Known { get; } = new();

    /// <summary>It threw once and is not asked again; its open position keeps its stop.</summary>
    public bool IsFaulted { get; internal set; }

    /// <summary>What the account's facts say of it; null while it only warms up.</summary>
    public RunBook? Book { get; private set; }

    public long BarsSeen { get; set; }

    /// <summary>Open time of the last final bar it was fed.</summary>
    public Timestamp LastBar { get; set; } = Timestamp.MinValue;

    /// <summary>
    /// A final bar of an instrument that it looks at, of its own timeframe; before its own bar that ends with it.
    /// </summary>
    public void TakeReference(int slot, in Bar bar)
    {
        if (EquityMarks.IsPrice(bar.Close))
            Indicators.UpdateReference(_instruments[slot].Id, in bar);
    }

    /// <summary>Gives it its past before its bars are fed again, so that it comes to stand where it stood.</summary>
    public void Continue(RunBook book) => Book = book;

    /// <summary>Makes the strategy and its indicators new, with an empty mind.</summary>
    /// <param name="configuration">What it is to do.</param>
    /// <param name="definition">The strategy.</param>
    /// <param name="instruments">Those of the account, and those that are only looked at.</param>
    /// <param name="evaluationsKept">How many bars it can be asked about.</param>
    /// <param name="ticks">See <see cref="TradingEngine.TicksOf"/>; null where there are bars only.</param>
    /// <exception cref="StrategyException">Parameters or timeframe that the definition refuses.</exception>
    /// <exception cref="IndicatorException">The data lack what it looks at, or it looks at too much.</exception>
    public static StrategyRun Create(
        RunConfiguration configuration,
        StrategyDefinition definition,
        InstrumentTable instruments,
        int evaluationsKept,
        SharedTicks? ticks = null)
    {
        var problems = new List<ParameterProblem>();
        var parameters = definition.TryBuild(configuration.Parameters, problems)
            ?? throw new StrategyException(problems[0]);
        if (definition.TimeframeProblem(parameters, configuration.Timeframe) is { } problem)
            throw new StrategyException(problem);
        var slot = instruments.SlotOf(configuration.InstrumentId);
        const IndicatorInput Bars = IndicatorInput.Bars | IndicatorInput.Volume;
        if (definition.MissingInput(Bars | (ticks?.Available ?? IndicatorInput.None)) is { } missing)
            throw new IndicatorException(IndicatorException.InputMissing, missing);
        if (definition.MissingReference(id => instruments.SlotOf(id) >= 0) is { } unknown)
            throw new IndicatorException(IndicatorException.ReferenceMissing, unknown);
        var indicators = new IndicatorHub(
            configuration.Timeframe, ticks: ticks, carries: id => instruments.SlotOf(id) >= 0);
        try
        {
            var strategy = definition.Create(parameters, instruments[slot], indicators);
            return new StrategyRun(
                configuration, new(slot, instruments), new StrategyMind(strategy, indicators), evaluationsKept);
        }
        catch
        {
            indicators.ReleaseWindows();
            throw;
        }
    }
}
