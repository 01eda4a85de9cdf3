namespace Plimsoll.Core.Backtesting;

/// <summary>The rates of one perpetual as its venue settled them.</summary>
public sealed record RecordedFunding
{
    /// <summary>Where they come from, for the report.</summary>
    public required string Source { get; init; }

    /// <summary>Of the rows, whatever file they came from; null where nobody counted it.</summary>
    public string? Sha256 { get; init; }

    /// <summary>At least one, ascending in time.</summary>
    public required IReadOnlyList<FundingRate> Rates { get; init => field = Checked(value); }

    private static IReadOnlyList<FundingRate> Checked(IReadOnlyList<FundingRate> rates)
    {
        if (rates.Count == 0)
            throw new ArgumentException("at least one rate", nameof(rates));
        for (var index = 1; index < rates.Count; index++)
            if (rates[index].Time <= rates[index - 1].Time)
                throw new ArgumentException($"{rates[index].Time} comes after {rates[index - 1].Time}", nameof(rates));
        return rates;
    }
}
