using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Backtesting.LookAhead;

/// <summary>
/// A strategy that was handed a series and compares the close with something it reads from it: what no document and no
/// built-in strategy can do, because a strategy only ever receives its next final bar.
/// </summary>
internal sealed class CheatingDefinition(
    ReadOnlyMemory<Bar> series, string reads, Func<ReadOnlyMemory<Bar>, int, double> read) : StrategyDefinition
{
    public override string Name => "cheat";

    public override int Version => 1;

    public override string Title => "Cheat";

    public override string Description => "Reads ahead.";

    public override string DefaultTimeframe => "1h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } = [];

    public static double NextClose(ReadOnlyMemory<Bar> series, int index) =>
        index + 1 < series.Length ? series.Span[index + 1].Close : double.NaN;

    /// <summary>The close between the lowest and the highest of the whole series.</summary>
    public static double Normalized(ReadOnlyMemory<Bar> series, int index)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        foreach (var bar in series.Span)
            (low, high) = (Math.Min(low, bar.Low), Math.Max(high, bar.High));
        return low + (series.Span[index].Close - low) / (high - low);
    }

    /// <summary>A peak that is drawn where it was, some bars after it was: the highest within five bars of each side.</summary>
    public static double RepaintedPeak(ReadOnlyMemory<Bar> series, int index)
    {
        var peak = double.MinValue;
        for (var i = Math.Max(0, index - 5); i < Math.Min(series.Length, index + 6); i++)
            peak = Math.Max(peak, series.Span[i].High);
        return peak;
    }

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new Cheat(reads, index => read(series, index));

    private sealed class Cheat(string reads, Func<int, double> read) : Strategy
    {
        private int _index;

        public override StrategyTerms Terms { get; } = new();

        public override int WarmupBars => 1;

        public override IReadOnlyList<string> ConditionNames { get; } = ["close > 0", reads];

        public override void OnBar(
            in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
        {
            var close = view.Bar.Close;
            var isThere = evaluation.Check(0, close, Comparison.Above, 0);
            if (!evaluation.Check(1, read(_index++), Comparison.Above, close) || !isThere || view.Trade is not null)
                return;
            proposals.Add(new SignalProposal
            {
                Action = SignalAction.Open,
                Side = PositionSide.Long,
                StopLoss = close * 0.98,
                TakeProfit = close * 1.05,
                Reason = "it will rise",
            });
        }
    }
}
