using Plimsoll.Core.Engine;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Strategies;
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

    /// <summary>The kill switch is thrown, and the halt is not durable yet.</summary>
    public bool IsKillPressed { get; internal init; }

    /// <summary>Makes a run and takes it on with its warm-up bars (one-minute, ascending).</summary>
    /// <exception cref="IndicatorException">The instrument's runs look at too much; nothing has changed.</exception>
    public void StartRun(RunConfiguration configuration, StrategyDefinition strategy, RunHistory history)
    {
        var run = StrategyRun.Create(
            configuration, strategy, State.Instruments, Engine.Options.EvaluationsKept,
            Engine.TicksOf(State.Instruments.SlotOf(configuration.InstrumentId)));
        _intake.Follow(run, history);
        Engine.Start(run);
    }
}
