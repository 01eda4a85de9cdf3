using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.Fabio;

/// <summary>The leg that breaks out: from the far extreme of the last bars to the newest.</summary>
internal sealed class ImpulseLeg(FabioOptions options, double priceIncrement)
{
    private readonly Bar[] _ring = new Bar[options.Lookback + 1];
    private long _bars;

    public void Add(in Bar bar) => _ring[_bars++ % _ring.Length] = bar;

    /// <summary>The low volume node of the leg that price comes back to first; NaN without one on the way back.</summary>
    /// <param name="sign">+1 for a leg up.</param>
    public double Node(int sign)
    {
        var length = Length(sign);
        var profile = new VolumeProfile(length, options.ValueAreaShare, priceIncrement);
        for (var bar = _bars - length; bar < _bars; bar++)
            profile.Add(in _ring[bar % _ring.Length]);
        var close = _ring[(_bars - 1) % _ring.Length].Close;
        var node = profile.LowNodeNear(close);
        return sign * (close - node) > 0 ? node : double.NaN;
    }

    // From the newest bar with the lowest low (highest high) on.
    private int Length(int sign)
    {
        var (best, length) = (double.PositiveInfinity, 1);
        for (var back = 1; back <= Math.Min(_bars, _ring.Length); back++)
        {
            ref readonly var bar = ref _ring[(_bars - back) % _ring.Length];
            var extreme = sign > 0 ? bar.Low : -bar.High;
            if (extreme < best)
                (best, length) = (extreme, back);
        }

        return length;
    }
}
