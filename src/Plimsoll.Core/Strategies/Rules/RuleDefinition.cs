using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>One version of a document, as something that runs.</summary>
public sealed class RuleDefinition(RuleDocument document, int version) : StrategyDefinition
{
    private readonly string _text = RuleWriter.Write(document);
    private readonly IReadOnlyList<ReferenceUse> _references = RuleReferences.Of(document);

    public override string Name => document.Name;

    public override int Version => version;

    public override string Title => document.Name;

    public override string Description => document.Description;

    public override string DefaultTimeframe => document.Timeframe.Code;

    /// <summary>None: what could be set stands in the document.</summary>
    public override IReadOnlyList<StrategyParameter> Parameters => [];

    public override string Document => _text;

    public override SizingRule Sizing => document.Entry.Size;

    public override decimal? Leverage => document.Entry.Leverage;

    public override int? EntriesPerDay => document.Limits.TradesPerDay;

    public override decimal? DailyLossFraction => document.Limits.DailyLossPercent / 100;

    public override int? MostPerInstrument => document.Limits.StrategiesPerInstrument;

    public override IReadOnlyList<ReferenceUse> References => _references;

    public override bool IsEnabled => document.IsEnabled;

    /// <summary>From what a run has written down when it started.</summary>
    /// <exception cref="InvalidDataException">The document cannot be read any more.</exception>
    public static RuleDefinition Of(string document, int version) => new(RuleReader.Read(document), version);

    public override string? MissingInput(IndicatorInput available)
    {
        foreach (var section in Enum.GetValues<RuleSection>())
            foreach (var condition in document[section].Conditions)
                foreach (var output in condition.Operands.OfType<RuleOperand.Output>())
                    if ((output.Spec.Needs & ~available) is not IndicatorInput.None and var missing)
                        return $"{RuleWords.Of(section)}: {condition} needs {missing}, which this data does not have";
        return null;
    }

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new RuleStrategy(document, indicators);
}
