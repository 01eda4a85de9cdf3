using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>The books of one strategy run.</summary>
public sealed class RunBook(RunConfiguration configuration, Timestamp startedAt = default)
{
    // More than ninety days of twenty entries: the hard limit lets no account have them.
    private const int MostRecent = 2_000;

    private readonly Queue<(Timestamp ClosedAt, decimal NetPnl)> _recent = [];

    public RunConfiguration Configuration { get; } = configuration;

    public bool IsActive { get; set; } = true;

    /// <summary>Null while enabled.</summary>
    public string? DisabledReason { get; set; }

    public int Wins { get; private set; }

    public int Losses { get; private set; }

    public int ConsecutiveLosses { get; private set; }

    public Money RealisedPnl { get; private set; }

    /// <summary>Net P&amp;L of trades closed in the account's trading day.</summary>
    public Money DailyPnl { get; private set; }

    /// <summary>How its last attempt to trade ended.</summary>
    public RunEnd LastEnd { get; private set; } = new(startedAt, RunOutcome.Started);

    /// <summary>Net results of its trades that closed in the ninety days before a moment, oldest first.</summary>
    public IReadOnlyCollection<decimal> RecentPnls(Timestamp now) =>
        [.. _recent.Where(one => one.ClosedAt > now - KellyFraction.Window).Select(one => one.NetPnl)];

    /// <summary>An entry signal of it ended before any fill.</summary>
    public void Drop(Timestamp at) => LastEnd = new RunEnd(at, RunOutcome.Dropped);

    public void Count(RoundTrip trip)
    {
        LastEnd = new RunEnd(
            trip.ExitTime,
            trip.ExitReason == ExitReason.Emergency ? RunOutcome.EmergencyExited : RunOutcome.Exited);
        RealisedPnl += trip.NetPnl;
        DailyPnl += trip.NetPnl;
        _recent.Enqueue((trip.ExitTime, trip.NetPnl.Value));
        while (_recent.Count > MostRecent || _recent.Peek().ClosedAt <= trip.ExitTime - KellyFraction.Window)
            _recent.Dequeue();
        if (trip.IsWin)
        {
            Wins++;
            ConsecutiveLosses = 0;
            return;
        }

        Losses++;
        ConsecutiveLosses++;
    }

    public static RunBook Restore(RunSnapshot kept)
    {
        var book = new RunBook(kept.Configuration)
        {
            IsActive = kept.IsActive,
            DisabledReason = kept.DisabledReason,
            Wins = kept.Wins,
            Losses = kept.Losses,
            ConsecutiveLosses = kept.ConsecutiveLosses,
            RealisedPnl = kept.RealisedPnl,
            DailyPnl = kept.DailyPnl,
            LastEnd = new RunEnd(kept.LastEndAt, kept.LastOutcome),
        };
        foreach (var closed in kept.Recent)
            book._recent.Enqueue((closed.At, closed.NetPnl));
        return book;
    }

    public RunSnapshot Capture() => new()
    {
        Configuration = Configuration,
        IsActive = IsActive,
        DisabledReason = DisabledReason,
        Wins = Wins,
        Losses = Losses,
        ConsecutiveLosses = ConsecutiveLosses,
        RealisedPnl = RealisedPnl,
        DailyPnl = DailyPnl,
        LastEndAt = LastEnd.At,
        LastOutcome = LastEnd.Outcome,
        Recent = [.. _recent.Select(one => new RunSnapshot.Closed(one.ClosedAt, one.NetPnl))],
    };

    public void BeginDay() => DailyPnl = Money.Zero;

    public void ForgiveLosses() => ConsecutiveLosses = 0;
}
