using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Proving.Disconnects;

/// <summary>What a session holds, against the venue's own list of the same numbers.</summary>
internal sealed record LineFinding(TickSession Session, int Trades, int Missing, int Double, int Different)
{
    /// <summary>Whether it had everything in the end.</summary>
    public bool IsCaughtUp { get; init; } = true;

    public IEnumerable<string> Problems
    {
        get
        {
            var name = Session.Instruments[0];
            if (Trades == 0)
                yield return $"{name}: nothing was collected";
            if (!IsCaughtUp)
                yield return $"{name}: it did not come back";
            if (Missing + Double + Different > 0)
                yield return $"{name}: {Missing} missing, {Double} double, {Different} different";
            if (Session.Status != TickSessionStatus.Stopped)
                yield return $"{name}: it ended by itself, {Session.EndReason}";
            foreach (var gap in Session.Gaps)
                yield return $"{name}: {gap.Reason}";
        }
    }

    public static LineFinding Of(TickSession session, IReadOnlyList<Trade> stored, IReadOnlyList<Trade> told)
    {
        var byNumber = stored.ToLookup(trade => trade.Sequence);
        return new LineFinding(
            session,
            stored.Count,
            told.Count(trade => !byNumber.Contains(trade.Sequence)),
            byNumber.Sum(group => group.Count() - 1),
            told.Count(trade => byNumber.Contains(trade.Sequence) && byNumber[trade.Sequence].First() != trade)
            + (stored.Count > told.Count ? stored.Count - told.Count : 0));
    }
}
