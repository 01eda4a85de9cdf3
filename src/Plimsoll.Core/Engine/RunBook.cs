using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>The books of one strategy run.</summary>
public sealed class RunBook(RunConfiguration configuration)
{
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

    public void Count(RoundTrip trip)
    {
        RealisedPnl += trip.NetPnl;
        DailyPnl += trip.NetPnl;
        if (trip.IsWin)
        {
            Wins++;
            ConsecutiveLosses = 0;
            return;
        }

        Losses++;
        ConsecutiveLosses++;
    }

    public void BeginDay() => DailyPnl = Money.Zero;

    public void ForgiveLosses() => ConsecutiveLosses = 0;
}
