using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Near;

/// <summary>
/// A strategy that trades for the sake of trading: every third minute in, out by stop, target or after some minutes,
/// now at market and now at a limit. A function of bars alone, as every strategy is.
/// </summary>
internal sealed class Metronome : Strategy
{
    private const int Beat = 3;
    private const int Patience = 7;

    private int _held;

    public override StrategyTerms Terms { get; } = new() { SignalLife = TimeSpan.FromMinutes(10) };

    public override int WarmupBars => 0;

    public override IReadOnlyList<string> ConditionNames { get; } = [];

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var minute = view.Bar.OpenTime.Micros / Timestamp.MicrosPerSecond / 60;
        _held = view.Trade is null ? 0 : _held + 1;
        if (view.Trade is null && !view.HasWorkingEntry && minute % Beat == 0)
            proposals.Add(Enter(view.Bar.Close, isPatient: minute % (2 * Beat) == 0));
        else if (_held > Patience && !view.HasWorkingExit)
            proposals.Add(new SignalProposal
            {
                Action = SignalAction.Close,
                Side = PositionSide.Long,
                Reason = "long enough",
            });
    }

    private static SignalProposal Enter(double close, bool isPatient) => new()
    {
        Action = SignalAction.Open,
        Side = PositionSide.Long,
        OrderType = isPatient ? OrderType.Limit : OrderType.Market,
        Price = isPatient ? close * 0.9998 : null,
        StopLoss = close * 0.996,
        TakeProfit = close * 1.008,
        Reason = "the beat",
    };

    internal sealed class Definition : StrategyDefinition
    {
        public override string Name => "metronome";

        public override int Version => 1;

        public override string Title => "Metronome";

        public override string Description => "Trades for the sake of trading.";

        public override string DefaultTimeframe => "1m";

        public override IReadOnlyList<StrategyParameter> Parameters { get; } = [];

        public override Strategy Create(
            StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) => new Metronome();
    }
}
