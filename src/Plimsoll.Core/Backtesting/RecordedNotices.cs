using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>What became known of one instrument.</summary>
public sealed record RecordedNotices
{
    /// <summary>Where they come from, for the report.</summary>
    public required string Source { get; init; }

    /// <summary>Of the rows, whatever file they came from; null where nobody counted it.</summary>
    public string? Sha256 { get; init; }

    /// <summary>At least one, none before another that stands before it.</summary>
    public required IReadOnlyList<MarketNotice> Notices { get; init => field = Checked(value); }

    private static IReadOnlyList<MarketNotice> Checked(IReadOnlyList<MarketNotice> notices)
    {
        if (notices.Count == 0)
            throw new ArgumentException("at least one notice", nameof(notices));
        for (var index = 1; index < notices.Count; index++)
            if (notices[index].KnownAt < notices[index - 1].KnownAt)
                throw new ArgumentException(
                    $"{notices[index].KnownAt} comes after {notices[index - 1].KnownAt}", nameof(notices));
        return notices;
    }
}
