using Plimsoll.Core.Engine;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Runtime.Accounts;

/// <summary>What an account is brought back from: a snapshot, where there is one that can be trusted, and the rest.</summary>
public sealed record AccountPast
{
    /// <summary>Null: all facts follow.</summary>
    public KeptState? Kept { get; init; }

    /// <summary>Facts after the snapshot in order, a handful at a time; they are verified while they are read, and read as
    /// far as a state takes of them.</summary>
    public required IAsyncEnumerable<IReadOnlyList<AccountFact>> Facts { get; init; }

    /// <summary>How many facts there are, those before the snapshot included.</summary>
    public required long FactCount { get; init; }

    /// <summary>The newest wish for how it is simulated; null where none was ever made.</summary>
    public SimulationSettings? Simulation { get; init; }

    /// <summary>The last market event the account had worked through.</summary>
    public required long MarketSequence { get; init; }

    /// <summary>The newest point of its equity curve; null when it never had one.</summary>
    public AccountFact.EquityMarked? LastEquity { get; init; }

    /// <summary>All of it at once.</summary>
    public static AccountPast Of(AccountHistory history) => new()
    {
        Facts = new[] { history.Facts }.ToAsyncEnumerable(),
        FactCount = history.Facts.Count,
        Simulation = history.Facts.OfType<AccountFact.SimulationChanged>().LastOrDefault()?.Settings,
        MarketSequence = history.MarketSequence,
        LastEquity = history.LastEquity,
    };

    /// <param name="Snapshot">The state.</param>
    /// <param name="Sequence">The last fact that is in it.</param>
    /// <param name="Hash">Of the state's text.</param>
    public sealed record KeptState(AccountSnapshot Snapshot, long Sequence, byte[] Hash);
}
