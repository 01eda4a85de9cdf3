using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies;

/// <summary>What a strategy is before it runs: name, parameters, and how to make one.</summary>
public abstract class StrategyDefinition
{
    /// <summary>Stable, kebab-case.</summary>
    public abstract string Name { get; }

    /// <summary>Grows whenever the same bars could give other signals.</summary>
    public abstract int Version { get; }

    public abstract string Title { get; }

    public abstract string Description { get; }

    public abstract string DefaultTimeframe { get; }

    public abstract IReadOnlyList<StrategyParameter> Parameters { get; }

    /// <summary>What a run of it must write down to be the same strategy later; null when the name says it all.</summary>
    public virtual string? Document => null;

    /// <summary>Its own size of entries; null where the run's counts.</summary>
    public virtual SizingRule? Sizing => null;

    /// <summary>Its own leverage; null where the run's counts.</summary>
    public virtual decimal? Leverage => null;

    /// <summary>Its own leverage where it says one and money can be borrowed; 1 where it says one and none can.</summary>
    public decimal LeverageOn(Instrument instrument, decimal usual) =>
        Leverage is not { } own ? usual : instrument.IsMargined ? own : 1m;

    /// <summary>Its own limit, beside that of the run's budget.</summary>
    public virtual int? EntriesPerDay => null;

    /// <summary>Its own daily loss, beside that of the run's budget.</summary>
    public virtual decimal? DailyLossFraction => null;

    /// <summary>Strategies like it that may run on one instrument, itself included; null: as many as the account has.</summary>
    public virtual int? MostPerInstrument => null;

    /// <summary>Off: no bot may start it.</summary>
    public virtual bool IsEnabled => true;

    /// <summary>Rules between parameters (fast &lt; slow); ranges are checked before.</summary>
    public virtual void CheckTogether(StrategyParameters parameters, ICollection<ParameterProblem> problems)
    {
    }

    /// <summary>Timeframes of higher bars that it looks at beside its own; its own must divide each of them.</summary>
    public virtual IReadOnlyList<Timeframe> HigherTimeframes(StrategyParameters parameters) => [];

    /// <summary>The gates that its entries can be given.</summary>
    internal virtual IReadOnlyList<GateKind> Gates => [];

    /// <summary>Why it cannot run on bars of this length; null when it can.</summary>
    public virtual ParameterProblem? TimeframeProblem(StrategyParameters parameters, Timeframe timeframe)
    {
        foreach (var higher in HigherTimeframes(parameters))
            if (!BarAggregator.CanAggregate(timeframe, higher))
                return new ParameterProblem(
                    "timeframe", "strategy.timeframe",
                    $"{Name} looks at {higher} bars, which cannot be built from {timeframe} bars");
        return null;
    }

    /// <summary>
    /// Why it cannot run on data that have no more than this (<c>indicator.input_missing</c>); null when it can. That a
    /// feed has no volume shows on its bars.
    /// </summary>
    public virtual string? MissingInput(IndicatorInput available) => null;

    /// <summary>Where it looks at the bars of other instruments, which must be at hand wherever it runs.</summary>
    public virtual IReadOnlyList<ReferenceUse> References => [];

    /// <summary>
    /// Why it cannot run where no more than these instruments are at hand (<c>indicator.reference_missing</c>), with the
    /// path of the condition; null when it can.
    /// </summary>
    public string? MissingReference(Func<InstrumentId, bool> carries)
    {
        foreach (var use in References)
            if (!carries(use.Instrument))
                return $"{use.Path}: {use.Text} needs bars of {use.Instrument}, which are not at hand here";
        return null;
    }

    /// <summary>Makes one for an instrument; what it needs it asks of the hub, which shares.</summary>
    public abstract Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators);

    /// <summary>Validates a given set wholly; null when there is any problem.</summary>
    public StrategyParameters? TryBuild(
        IReadOnlyDictionary<string, string> given, ICollection<ParameterProblem> problems)
    {
        var parameters = StrategyParameters.TryBuild(Parameters, given, problems);
        if (parameters is null)
            return null;
        CheckTogether(parameters, problems);
        return problems.Count == 0 ? parameters : null;
    }
}
