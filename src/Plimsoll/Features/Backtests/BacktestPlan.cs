using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Backtests;

/// <summary>A backtest that was checked and can run.</summary>
internal sealed record BacktestPlan
{
    public required BarSource Source { get; init; }

    public required BacktestSetup Setup { get; init; }

    public Timestamp? From { get; init; }

    public Timestamp? To { get; init; }

    public required double RiskFreeFraction { get; init; }

    /// <summary>Replaces the instrument's own fee; null keeps it.</summary>
    public decimal? MakerFeeFraction { get; init; }

    /// <summary>Replaces the instrument's own fee; null keeps it.</summary>
    public decimal? TakerFeeFraction { get; init; }

    /// <summary>No instrument was named: the dataset's own is meant.</summary>
    public bool TakesInstrumentFromData { get; init; }

    /// <summary>No timeframe was named: the dataset's own is meant.</summary>
    public bool TakesTimeframeFromData { get; init; }

    /// <summary>Data of quality D are no reason to refuse.</summary>
    public bool AcceptsLowQuality { get; init; }

    /// <summary>The strategy is looked through for decisions made with the future.</summary>
    public bool ChecksLookAhead { get; init; }

    /// <summary>The instrument's rules are stand-ins, not its venue's.</summary>
    public bool HasStandInRules { get; init; }

    /// <summary>The plan with another instrument, under the fees that were asked for.</summary>
    public BacktestPlan On(Instrument instrument, bool hasStandInRules) => this with
    {
        HasStandInRules = hasStandInRules,
        Setup = Setup with
        {
            Instruments =
            [
                instrument with
                {
                    MakerFeeFraction = MakerFeeFraction ?? instrument.MakerFeeFraction,
                    TakerFeeFraction = TakerFeeFraction ?? instrument.TakerFeeFraction,
                },
            ],
        },
    };

    public ReportOrigin Origin() => new()
    {
        Source = Source switch
        {
            BarSource.File file => new DataSource("file", Path.GetFileName(file.Path)),
            BarSource.Dataset dataset => new DataSource("dataset", dataset.Name),
            BarSource.Synthetic synthetic => new DataSource("synthetic", $"{synthetic.Seed}"),
            _ => throw new InvalidOperationException($"no name is known for {Source}"),
        },
        CodeVersion = ProgramVersion.Text,
        From = From,
        To = To,
        RiskFreeFraction = RiskFreeFraction,
        Notes = HasStandInRules
            ? [new("Stand-in rules", Setup.Instrument.Id.Value, "The venue's price and quantity steps are not known.")]
            : [],
    };
}
