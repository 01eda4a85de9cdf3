using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>What a report says about its run that the run itself does not know.</summary>
public sealed record ReportOrigin
{
    /// <summary>One an instrument, in their order.</summary>
    public required IReadOnlyList<DataSource> Sources { get; init; }

    /// <summary>Version of the program.</summary>
    public required string CodeVersion { get; init; }

    public Timestamp? From { get; init; }

    public Timestamp? To { get; init; }

    /// <summary>Assumptions that were made before the run.</summary>
    public IReadOnlyList<Assumption> Notes { get; init; } = [];

    public double RiskFreeFraction { get; init; } = EquityStatisticsOptions.DefaultRiskFreeFraction;
}
