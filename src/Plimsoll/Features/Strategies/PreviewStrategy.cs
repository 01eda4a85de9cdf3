using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Features.Data;
using Plimsoll.Features.Indicators;
using Plimsoll.Features.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Strategies;

/// <summary>Where each condition of a document was true over past bars; nothing trades.</summary>
internal sealed class PreviewStrategy(DatasetLookup datasets, DatasetStore store, MarketSeries market)
{
    // A look while somebody edits: about a second at most.
    private const int MaxBars = 200_000;

    // What a chart shows.
    private const int MaxCandles = 500;
    private const int MarketBars = 2_000;

    /// <param name="Document">See <c>/strategies/schema</c>.</param>
    /// <param name="Dataset">Name or id; its last bars are used.</param>
    /// <param name="InstrumentId">Of the simulated market; its newest bars are used.</param>
    internal sealed record Request(JsonElement Document, string? Dataset = null, string? InstrumentId = null);

    /// <param name="Dataset">Name or id; its last bars are used.</param>
    /// <param name="InstrumentId">Of the simulated market; its newest bars are used.</param>
    internal sealed record SavedRequest(string? Dataset = null, string? InstrumentId = null);

    /// <param name="Bars">Looked at, warm-up included.</param>
    /// <param name="Timeframe">Of the document.</param>
    /// <param name="Conditions">In the order of the sections.</param>
    /// <param name="Sections">The five sections as wholes.</param>
    /// <param name="Candles">The last of the bars.</param>
    internal sealed record Answer(
        long Bars,
        string Timeframe,
        IReadOnlyList<Line> Conditions,
        IReadOnlyList<Line> Sections,
        IReadOnlyList<DatasetCandle> Candles);

    /// <param name="Id">The condition's id or the section's name.</param>
    /// <param name="Text">As a sentence.</param>
    /// <param name="TrueBars">On how many bars it was true.</param>
    /// <param name="PendingBars">On how many bars it had no answer (warm-up, or only a trade has one).</param>
    /// <param name="Times">Open times of the last bars on which it was true.</param>
    internal sealed record Line(
        string Id, string Text, long TrueBars, long PendingBars, IReadOnlyList<Timestamp> Times)
    {
        public static Line From(RulePreview.Line line) =>
            new(line.Id, line.Text, line.TrueBars, line.PendingBars, [.. line.Times]);
    }

    public static async Task<Results<Ok<Answer>, ApiProblem>> HandleAsync(
        Body<Request> body, PreviewStrategy preview, [AsParameters] StrategyCall call)
    {
        var problems = new List<RuleProblem>();
        return await RuleProblems.TryReadAsync(body.Value.Document, problems, call) is { } document
            ? await preview.LookAsync(document, new SavedRequest(body.Value.Dataset, body.Value.InstrumentId), call)
            : RuleProblems.Refusal(problems);
    }

    /// <summary>The same of the latest version of a saved strategy.</summary>
    public static async Task<Results<Ok<Answer>, ApiProblem>> OfSavedAsync(
        Guid id, Body<SavedRequest> body, PreviewStrategy preview, [AsParameters] StrategyCall call) =>
        await StrategyLookup.FindSavedAsync(call.Database, call.User.Id, id.ToString(), call.Stop) is { } saved
            ? await preview.LookAsync(RuleReader.Read(saved.Version.Document), body.Value, call)
            : StrategyCall.NotFound();

    private async Task<Results<Ok<Answer>, ApiProblem>> LookAsync(
        RuleDocument document, SavedRequest at, StrategyCall call)
    {
        return at switch
        {
            { Dataset: { } name, InstrumentId: null } => await OfDatasetAsync(document, name, call),
            { Dataset: null, InstrumentId: { } id } => await OfMarketAsync(document, id, call),
            _ => ApiProblem.Refused("validation.required", "Give either a dataset or an instrumentId."),
        };
    }

    private async Task<Results<Ok<Answer>, ApiProblem>> OfDatasetAsync(
        RuleDocument document, string name, StrategyCall call)
    {
        if (Missing(document, _ => false) is { } missing)
            return missing;
        if (await datasets.FindAsync(call.User.Id, name, call.Stop) is not { } dataset)
            return ApiProblem.NotFound("dataset.not_found", $"There is no dataset '{name}'.");
        if (!BarAggregator.CanAggregate(dataset.Timeframe, document.Timeframe))
            return ApiProblem.Refused(
                "strategy.timeframe",
                $"{document.Timeframe.Code} bars cannot be built from the dataset's {dataset.Timeframe.Code} bars.");
        var instrument = KnownInstruments.Find(dataset.InstrumentId.Value)?.Instrument;
        var look = new Look(document, dataset.Timeframe, instrument);
        var from = dataset.LastOpen - dataset.Timeframe.Length * MaxBars;
        await foreach (var bars in store.StreamBarsAsync(dataset, from, null, call.Stop))
            look.Add(bars.Span);
        return TypedResults.Ok(look.ToAnswer());
    }

    private async Task<Results<Ok<Answer>, ApiProblem>> OfMarketAsync(
        RuleDocument document, string id, StrategyCall call)
    {
        var instrument = market.Instruments.FirstOrDefault(one => one.Id.Value == id);
        if (instrument is null)
            return ApiProblem.NotFound("data.unknown_instrument", $"'{id}' is not in the market.");
        if (!BarAggregator.CanAggregate(Timeframe.OneMinute, document.Timeframe))
            return ApiProblem.Refused(
                "strategy.timeframe",
                $"{document.Timeframe.Code} bars cannot be built from the market's {Timeframe.OneMinute.Code} bars.");
        if (Missing(document, market.Carries) is { } missing)
            return missing;
        var asked = new MarketSeries.Asked(instrument.Id, document.Timeframe, MarketBars);
        var look = new Look(document, document.Timeframe, instrument, market.Carries);
        foreach (var other in look.References)
            look.LookAt(other, await market.FinalBarsAsync(asked with { Instrument = other }, call.Stop));
        look.Add([.. await market.FinalBarsAsync(asked, call.Stop)]);
        return TypedResults.Ok(look.ToAnswer());
    }

    private static ApiProblem? Missing(RuleDocument document, Func<InstrumentId, bool> carries) =>
        new RuleDefinition(document, version: 1).MissingReference(carries) is { } missing
            ? ApiProblem.Refused(IndicatorException.ReferenceMissing, missing + ".")
            : null;

    private sealed class Look(
        RuleDocument document, Timeframe given, Instrument? instrument, Func<InstrumentId, bool>? carries = null)
    {
        private readonly RulePreview _preview = new(document, document.Timeframe, carries);
        private readonly List<LookedAt> _others = [];
        private readonly BarAggregator? _aggregator =
            given == document.Timeframe ? null : new BarAggregator(given, document.Timeframe);

        private readonly Queue<Bar> _last = new();

        public IReadOnlyList<InstrumentId> References => _preview.References;

        public void LookAt(InstrumentId other, IReadOnlyList<Bar> bars) =>
            _others.Add(new LookedAt(bars, bar => _preview.OnReference(other, in bar)));

        public void Add(ReadOnlySpan<Bar> bars)
        {
            foreach (ref readonly var bar in bars)
            {
                if (_aggregator is null)
                    Take(in bar);
                else if (_aggregator.Add(in bar, out var final))
                    Take(in final);
            }
        }

        public Answer ToAnswer() => new(
            _preview.Bars,
            document.Timeframe.Code,
            [.. _preview.Conditions.Select(Line.From)],
            [.. _preview.Sections.Select(Line.From)],
            [.. _last.Select(DatasetCandle.From)]);

        private void Take(in Bar printed)
        {
            var bar = instrument?.Known(in printed) ?? printed;
            _others.ForEach(other => other.AdvanceTo(bar.OpenTime));
            _preview.OnBar(in bar);
            _last.Enqueue(bar);
            if (_last.Count > MaxCandles)
                _last.Dequeue();
        }
    }
}
