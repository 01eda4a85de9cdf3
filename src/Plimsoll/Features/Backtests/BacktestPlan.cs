using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Backtests;

/// <summary>A backtest that was checked and can run.</summary>
internal sealed record BacktestPlan
{
    public required BarSource Source { get; init; }

    public required BacktestSetup Setup { get; init; }

    public Timestamp? From { get; init; }

    public Timestamp? To { get; init; }

    public required double RiskFreeFraction { get; init; }

    /// <summary>Replaces the instruments' own fee; null keeps it.</summary>
    public decimal? MakerFeeFraction { get; init; }

    /// <summary>Replaces the instruments' own fee; null keeps it.</summary>
    public decimal? TakerFeeFraction { get; init; }

    /// <summary>No instrument was named: those of the datasets are meant.</summary>
    public bool TakesInstrumentFromData { get; init; }

    /// <summary>No timeframe was named: that of the data is meant.</summary>
    public bool TakesTimeframeFromData { get; init; }

    /// <summary>Data of quality D are no reason to refuse.</summary>
    public bool AcceptsLowQuality { get; init; }

    /// <summary>The strategy is looked through for decisions made with the future.</summary>
    public bool ChecksLookAhead { get; init; }

    /// <summary>Recorded funding rates, one file for each perpetual.</summary>
    public IReadOnlyList<string> FundingFiles { get; init; } = [];

    /// <summary>What became known, one file for each instrument.</summary>
    public IReadOnlyList<string> NoticeFiles { get; init; } = [];

    /// <summary>What is published while it runs; null where it is of a calendar, or nothing is.</summary>
    public string? EventFile { get; init; }

    /// <summary>Funding rates and notices from the store, each of the instrument it was stored for.</summary>
    public IReadOnlyList<LoadedRecording> Recordings { get; init; } = [];

    /// <summary>The last share of the data that is kept from this run; 0 for none.</summary>
    public decimal HoldOut { get; init; }

    /// <summary>Where the data begin that are kept from this run; null where none are.</summary>
    public Timestamp? SealedFrom { get; init; }

    /// <summary>Why this run may read what is held out of its family; null for one that may not.</summary>
    public string? OpeningReason { get; init; }

    /// <summary>From where on that was held out; null for a run that does not read it.</summary>
    public Timestamp? OpenedFrom { get; init; }

    /// <summary>
    /// How often what is held out of the family has been read, by this run too where it does; null where there is no
    /// family.
    /// </summary>
    public int? Openings { get; init; }

    /// <summary>Instruments whose rules are stand-ins, not their venue's.</summary>
    public IReadOnlyList<InstrumentId> StandIns { get; init; } = [];

    /// <summary>The plan with other instruments, under the fees that were asked for.</summary>
    public BacktestPlan On(IReadOnlyList<KnownInstrument> known) => this with
    {
        StandIns = [.. known.Where(one => one.IsFallback).Select(one => one.Instrument.Id)],
        Setup = Setup with { Instruments = [.. known.Select(one => WithFees(one.Instrument))] },
    };

    public ReportOrigin Origin() => new()
    {
        Sources = Source switch
        {
            BarSource.Files files => [.. files.Paths.Select(path => new DataSource("file", Path.GetFileName(path)))],
            BarSource.Trades trades => [.. trades.Paths.Select(path => new DataSource("trades", Path.GetFileName(path)))],
            BarSource.Datasets datasets => [.. datasets.Names.Select(name => new DataSource("dataset", name))],
            BarSource.Session session => [.. Setup.Fed.Select(_ => new DataSource("session", session.Name))],
            BarSource.Synthetic synthetic =>
                [.. Setup.Fed.Select(_ => new DataSource("synthetic", $"{synthetic.Seed}"))],
            _ => throw new InvalidOperationException($"no name is known for {Source}"),
        },
        CodeVersion = ProgramVersion.Text,
        From = From,
        To = To,
        RiskFreeFraction = RiskFreeFraction,
        Notes = [.. Notes()],
    };

    private IEnumerable<Assumption> Notes()
    {
        if (StandIns.Count > 0)
            yield return new(
                "Stand-in rules", string.Join(", ", StandIns), "The venue's price and quantity steps are not known.");
        if (HoldOutNote.Of(this) is { } held)
            yield return held;
    }

    private Instrument WithFees(Instrument instrument) =>
        instrument with { Fees = instrument.Fees.With(MakerFeeFraction, TakerFeeFraction) };
}
