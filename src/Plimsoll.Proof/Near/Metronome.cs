using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Near;

/// <summary>
/// A strategy that trades for the sake of trading: every few minutes in, out by stop, target or after some minutes,
/// now at market and now at a limit. A function of bars alone, as every strategy is.
/// </summary>
internal sealed class Metronome(Metronome.Beat beat) : Strategy
{
    private const int Patience = 7;

    private int _held;

    /// <summary>Buys every third minute.</summary>
    public static Beat Long { get; } = new("metronome", PositionSide.Long, 3, 0) { PatientAt = 0, PatientEvery = 6 };

    /// <summary>Sells every fourth, now together with the other and now in between.</summary>
    public static Beat Short { get; } = new("metronome-short", PositionSide.Short, 4, 2) { PatientAt = 6, PatientEvery = 12 };

    public override StrategyTerms Terms { get; } = new() { SignalLife = TimeSpan.FromMinutes(10) };

    public override int WarmupBars => 0;

    public override IReadOnlyList<string> ConditionNames { get; } = [];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var minute = view.Bar.OpenTime.Micros / Timestamp.MicrosPerSecond / 60;
        _held = view.Trade is null ? 0 : _held + 1;
        if (view.Trade is null && !view.HasWorkingEntry && minute % beat.Minutes == beat.Offset)
            proposals.Add(Enter(view.Bar.Close, isPatient: minute % beat.PatientEvery == beat.PatientAt));
        else if (_held > Patience && !view.HasWorkingExit)
            proposals.Add(new SignalProposal
            {
                Action = SignalAction.Close,
                Side = beat.Side,
                Reason = "long enough",
            });
    }

    private SignalProposal Enter(double close, bool isPatient)
    {
        var up = beat.Side == PositionSide.Long ? 1 : -1;
        return new SignalProposal
        {
            Action = SignalAction.Open,
            Side = beat.Side,
            OrderType = isPatient ? OrderType.Limit : OrderType.Market,
            Price = isPatient ? close * (1 - up * 0.0002) : null,
            StopLoss = close * (1 - up * 0.004),
            TakeProfit = close * (1 + up * 0.008),
            Reason = "the beat",
        };
    }

    /// <summary>When, and which way.</summary>
    /// <param name="Name">Of the strategy.</param>
    /// <param name="Side">It enters.</param>
    /// <param name="Minutes">Between its beats.</param>
    /// <param name="Offset">The minute of the first.</param>
    internal sealed record Beat(string Name, PositionSide Side, int Minutes, int Offset)
    {
        /// <summary>The first minute at which it waits at a limit instead of entering at market.</summary>
        public required int PatientAt { get; init; }

        /// <summary>Minutes until the next such.</summary>
        public required int PatientEvery { get; init; }
    }

    internal sealed class Definition(Beat beat) : StrategyDefinition
    {
        public override string Name => beat.Name;

        public override int Version => 1;

        public override string Title => "Metronome";

        public override string Description => "Trades for the sake of trading.";

        public override string DefaultTimeframe => "1m";

        public override IReadOnlyList<StrategyParameter> Parameters { get; } = [];

        public override Strategy Create(
            StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) => new Metronome(beat);
    }
}
