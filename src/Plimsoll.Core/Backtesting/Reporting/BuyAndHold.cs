using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>
/// The yardstick beside every result: each instrument has an equal part of the capital, is bought once with the same
/// sizing, limits, fees and slippage, and sold at its last close. Fed with the strategy's bars; a point follows the
/// bars that it closes.
/// </summary>
internal sealed class BuyAndHold(BacktestSetup setup, EquityStatisticsOptions options)
{
    private readonly EquityStatistics _statistics = new(options);
    private readonly HeldInstrument[] _held =
        [.. setup.Instruments.Select(instrument => new HeldInstrument(setup, instrument))];

    private (Timestamp Time, double Equity, double Exposure)? _pending;

    /// <summary>False when the sizing gave less than any instrument trades.</summary>
    public bool HasBought => Array.Exists(_held, one => one.HasBought);

    public void Add(int slot, in Bar bar) => _held[slot].Add(in bar);

    /// <summary>A point of the curve at the close of the bars that were added.</summary>
    public void Close(Timestamp time)
    {
        Flush();
        _pending = PointAt(time);
    }

    /// <summary>Sells and summarizes; nothing can be added after it.</summary>
    public EquitySummary Finish()
    {
        if (_pending is { } last)
        {
            if (setup.ClosesAtEnd)
                foreach (var one in _held)
                    one.Sell();
            _pending = PointAt(last.Time);
        }

        Flush();
        return _statistics.Summarize();
    }

    private void Flush()
    {
        if (_pending is { } point)
            _statistics.Add(point.Time, point.Equity, point.Exposure);
        _pending = null;
    }

    private (Timestamp Time, double Equity, double Exposure) PointAt(Timestamp time)
    {
        var (equity, value) = (0.0, 0.0);
        foreach (var one in _held)
        {
            equity += one.Equity;
            value += one.Value;
        }

        return (time, equity, value == 0 ? 0 : value / equity);
    }
}
