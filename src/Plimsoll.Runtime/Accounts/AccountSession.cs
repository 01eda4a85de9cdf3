using Plimsoll.Core.Engine;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Accounts;

/// <summary>What a command may touch while it runs inside an account's mailbox.</summary>
public sealed class AccountSession
{
    private readonly MarketIntake _intake;

    internal AccountSession(TradingEngine engine, MarketIntake intake, bool isDegraded)
    {
        Engine = engine;
        IsDegraded = isDegraded;
        _intake = intake;
    }

    public TradingEngine Engine { get; }

    public AccountState State => Engine.State;

    public bool IsDegraded { get; }

    /// <summary>Takes a run on with its warm-up bars (one-minute, ascending).</summary>
    public void StartRun(StrategyRun run, IReadOnlyList<Core.Market.Bar> history)
    {
        _intake.Follow(run, history);
        Engine.Start(run);
    }
}
