using Plimsoll.Core.Indicators.Blocks;

namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// Sum of price * weight, and of weight, of all prices up to a time, a later one weighing more: exp(time/length). Weights
/// are measured against an epoch that moves on in whole steps of the clock, so that they stay small and two totals that
/// were begun at different times differ by what lies between these and by nothing else.
/// </summary>
internal struct FadingTotal
{
    private long _time;
    private long _epoch;
    private double _share;
    private Twofold _prices;
    private Twofold _weights;

    public FadingTotal(Tape<TradeTick> tape, long number, Scale scale)
    {
        (Number, _time) = (number, tape[number].Time);
        _epoch = scale.EpochOf(_time);
        _share = scale.Share(_time, _epoch);
    }

    /// <summary>Of the trade whose price holds at its end.</summary>
    public long Number { get; private set; }

    /// <summary>Takes in all trades that were over by a time.</summary>
    public void Follow(Tape<TradeTick> tape, long time, Scale scale)
    {
        for (var next = Number + 1; next < tape.End && tape[next].Time <= time; next++)
        {
            Hold(tape[Number].Price, tape[next].Time, scale);
            Number = next;
        }
    }

    /// <summary>The total up to a time at which the same trade is in force.</summary>
    public readonly FadingTotal At(Tape<TradeTick> tape, long time, Scale scale)
    {
        var total = this;
        total.Hold(tape[Number].Price, time, scale);
        return total;
    }

    /// <summary>Of what lies between two totals.</summary>
    public static double Mean(FadingTotal begin, FadingTotal end, Scale scale)
    {
        begin.Rebase(end._epoch, scale);
        return (end._prices - begin._prices).Value / (end._weights - begin._weights).Value;
    }

    private void Hold(double price, long until, Scale scale)
    {
        if (until - _epoch >= scale.Step)
            Rebase(scale.EpochOf(until), scale);
        var share = scale.Share(until, _epoch);
        var weight = share - _share;
        _prices += Twofold.Product(price, weight);
        _weights += weight;
        (_time, _share) = (until, share);
    }

    private void Rebase(long epoch, Scale scale)
    {
        if (epoch == _epoch)
            return;
        var factor = scale.Share(_epoch, epoch);
        (_prices, _weights) = (_prices * factor, _weights * factor);
        (_epoch, _share) = (epoch, scale.Share(_time, epoch));
    }

    /// <summary>How fast weights grow.</summary>
    /// <param name="Length">Microseconds in which a weight grows by e.</param>
    internal readonly record struct Scale(long Length)
    {
        /// <summary>From epoch to epoch, in which a weight grows to nine million.</summary>
        public long Step => 16 * Length;

        public long EpochOf(long time)
        {
            var into = time % Step;
            return time - (into < 0 ? into + Step : into);
        }

        public double Share(long time, long epoch) => Math.Exp((time - epoch) / (double)Length);
    }
}
