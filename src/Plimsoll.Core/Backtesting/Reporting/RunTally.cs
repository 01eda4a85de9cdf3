using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Counts what the facts of a run say beside its trades.</summary>
internal sealed class RunTally
{
    public const string Approved = "approved";

    // Above this share of a bar's volume a fill would have moved the price it was filled at.
    private const double LargeFillShare = 0.1;

    private readonly SortedDictionary<string, long> _verdicts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _refusals = new(StringComparer.Ordinal);

    public long Signals { get; private set; }

    public long Fills { get; private set; }

    public long LargeFills { get; private set; }

    /// <summary>What stopped entries for the rest of the run, if anything did.</summary>
    public (Timestamp At, string Reason)? Disabled { get; private set; }

    public (Timestamp At, string Reason)? Shutdown { get; private set; }

    public IReadOnlyList<CodeCount> Verdicts => Counts(_verdicts);

    /// <summary>Signals that came to nothing, by code.</summary>
    public IReadOnlyList<CodeCount> Refusals => Counts(_refusals);

    public void Add(AccountFact fact, double barVolume)
    {
        switch (fact)
        {
            case AccountFact.SignalCreated:
                Signals++;
                break;
            case AccountFact.RiskDecided { Decision: var decision }:
                Count(_verdicts, decision.Code ?? Approved);
                break;
            case AccountFact.SignalMoved moved when CameToNothing(moved.To):
                Count(_refusals, moved.Code ?? moved.To.ToString());
                break;
            case AccountFact.FillBooked { Fill: var fill }:
                Fills++;
                if ((double)fill.Quantity.Value > LargeFillShare * barVolume)
                    LargeFills++;
                break;
            case AccountFact.RunDisabled disabled:
                Disabled ??= (disabled.Time, disabled.Reason);
                break;
            case AccountFact.ShutdownBegan began:
                Shutdown ??= (began.Time, began.Reason);
                break;
        }
    }

    private static bool CameToNothing(SignalStatus status) =>
        status is SignalStatus.Rejected or SignalStatus.Expired or SignalStatus.Cancelled;

    private static void Count(SortedDictionary<string, long> counts, string code) =>
        counts[code] = counts.GetValueOrDefault(code) + 1;

    private static IReadOnlyList<CodeCount> Counts(SortedDictionary<string, long> counts) =>
        [.. counts.Select(count => new CodeCount(count.Key, count.Value)).OrderByDescending(count => count.Count)];
}
