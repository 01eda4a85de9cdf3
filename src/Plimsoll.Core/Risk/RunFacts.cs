namespace Plimsoll.Core.Risk;

/// <summary>The books of the run that asks, beside its budget.</summary>
public sealed record RunFacts
{
    public required RunBudget Budget { get; init; }

    public bool IsEnabled { get; init; }

    /// <summary>Runs, bots and hooks active on the account.</summary>
    public int ActiveRuns { get; init; } = int.MaxValue;

    public int OpenPositions { get; init; }

    public int EntriesToday { get; init; }

    /// <summary>Committed capital of the run, account currency.</summary>
    public decimal CommittedCapital { get; init; }

    /// <summary>Net P&amp;L of the run's trades closed today, account currency.</summary>
    public decimal DailyPnl { get; init; }

    public int ConsecutiveLosses { get; init; }
}
