using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Near;

/// <summary>A run of the account, in each of its lives the same.</summary>
/// <param name="Id">Of the run.</param>
/// <param name="Strategy">What it trades by.</param>
/// <param name="EquityFraction">How much an entry takes.</param>
internal sealed record Trader(RunId Id, StrategyDefinition Strategy, decimal EquityFraction)
{
    private static readonly RunId First = new(new Guid("00000000-0000-7000-8000-000000000001"));
    private static readonly RunId Second = new(new Guid("00000000-0000-7000-8000-000000000002"));

    /// <summary>One that buys.</summary>
    public static IReadOnlyList<Trader> OnSpot { get; } = [Of(new Metronome.Definition(Metronome.Long))];

    /// <summary>One that buys and one that sells more, each against the other's trade.</summary>
    public static IReadOnlyList<Trader> OnContracts { get; } =
    [
        Of(new Metronome.Definition(Metronome.Long)) with { NetsOpposite = true },
        new(Second, new Metronome.Definition(Metronome.Short), 0.03m) { NetsOpposite = true },
    ];

    public bool NetsOpposite { get; init; }

    public static Trader Of(StrategyDefinition strategy) => new(First, strategy, 0.02m);

    /// <summary>The run as a life of the program takes it on.</summary>
    public StrategyRun Begin(AccountState state, IReadOnlyList<Bar> bars)
    {
        var run = StrategyRun.Create(
            new RunConfiguration
            {
                Id = Id,
                Name = Strategy.Name,
                StrategyName = Strategy.Name,
                StrategyVersion = 1,
                Parameters = new Dictionary<string, string>(),
                InstrumentId = ProofMarket.Instrument.Id,
                Timeframe = Timeframe.OneMinute,
                Sizing = new SizingRule.EquityFraction(EquityFraction),
                Budget = new RunBudget { MaxEntriesPerDay = HardLimits.MaxEntriesPerDay },
                NetsOpposite = NetsOpposite,
            },
            Strategy, state.Instruments, evaluationsKept: 1);
        if (state.Runs.TryGetValue(Id, out var book))
            run.Continue(book);
        foreach (var bar in bars)
            TradingEngine.Warm(run, in bar);
        return run;
    }
}
