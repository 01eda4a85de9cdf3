using Plimsoll.Api;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Backtests;

/// <summary>The instruments that a request names, one for each file or dataset where it has any.</summary>
internal sealed class RequestedInstruments(BacktestRequest request, BarSource? source, FieldProblems problems)
{
    private string Field => request.InstrumentIds is null ? "instrumentId" : "instrumentIds";

    /// <summary>Null when there are problems. Where data know their own, something stands here that they replace.</summary>
    public IReadOnlyList<KnownInstrument>? Read()
    {
        if (!problems.Format(
            request is not { InstrumentId: not null, InstrumentIds: not null }, Field,
            "Give either instrumentId or instrumentIds."))
            return null;
        var names = request.InstrumentIds ?? (request.InstrumentId is { } one ? [one] : []);
        if (request.InstrumentIds is null && names.Count == 0 && source is not (BarSource.Files or BarSource.Trades))
            names = [SyntheticInstrument.Defaults[0].Instrument.Id.Value];
        else if (!CheckCount(names.Count))
            return null;
        var known = names.Select(name => Find(name, Field)).OfType<KnownInstrument>().ToList();
        if (known.Count < names.Count)
            return null;
        if (InstrumentSet.Problem([.. known.Select(found => found.Instrument)]) is not { } problem)
            return known;
        problems.Add(new FieldProblem(Field, problem.Code, problem.Message));
        return null;
    }

    private bool CheckCount(int count)
    {
        if (count == 0)
            return problems.Required(null, Field);
        var (series, what) = source switch
        {
            BarSource.Files files => (files.Paths.Count, "files"),
            BarSource.Trades trades => (trades.Paths.Count, "files"),
            BarSource.Datasets datasets => (datasets.Names.Count, "datasets"),
            _ => (count, ""),
        };
        var references = request.References?.Count ?? 0;
        return problems.Format(
            count + references == series || what.Length == 0, Field,
            $"{what} and instruments come in pairs, in their order: there are {series} and {count + references}.");
    }

    /// <summary>Those that are only looked at; null when there are problems.</summary>
    public IReadOnlyList<KnownInstrument>? ReadReferences()
    {
        var names = request.References ?? [];
        if (!problems.Range(names.Count, "references", 0, BacktestSetup.MostInstruments)
            || !problems.Format(names.Distinct().Count() == names.Count, "references", "One stands there twice."))
            return null;
        var known = names.Select(name => Find(name, "references")).OfType<KnownInstrument>().ToList();
        return known.Count < names.Count ? null : known;
    }

    private KnownInstrument? Find(string name, string field)
    {
        var known = KnownInstruments.Find(name);
        var isMade = source is BarSource.Synthetic;
        if (known is not null && (!isMade || known.Instrument.Id.Venue == SyntheticInstrument.Venue))
            return known;
        var names = string.Join(", ", SyntheticInstrument.Defaults.Select(one => one.Instrument.Id.Value));
        problems.Add(new FieldProblem(
            field, "data.unknown_instrument", $"'{name}' is not known here; " + (isMade
                ? $"the synthetic market has {names}."
                : "write it as its venue does, like BTCUSDT or EUR/USD.")));
        return null;
    }
}
