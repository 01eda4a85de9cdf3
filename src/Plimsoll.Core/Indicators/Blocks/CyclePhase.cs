namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Phase of the dominant cycle of a series by a Hilbert transform and a homodyne discriminator.
/// Source: John Ehlers, Rocket Science for Traders, 2001.
/// </summary>
internal struct CyclePhase()
{
    private Window _price = new(4);
    private Window _smooth = new(7);
    private Window _detrended = new(7);
    private Window _inPhase = new(7);
    private Window _quadrature = new(7);
    private int _seen;
    private double _period;
    private double _i2;
    private double _q2;
    private double _re;
    private double _im;

    /// <summary>Degrees, −90 to 90; 0 while there is no cycle yet.</summary>
    public double Phase { get; private set; }

    public void Add(double price)
    {
        _price.Add(price);
        if (++_seen < 7)
        {
            Fill();
            return;
        }

        _smooth.Add((4 * _price[3] + 3 * _price[2] + 2 * _price[1] + _price[0]) / 10);
        var gain = 0.075 * _period + 0.54;
        _detrended.Add(Hilbert(in _smooth, gain));
        var quadrature = Hilbert(in _detrended, gain);
        var inPhase = _detrended[3];
        _quadrature.Add(quadrature);
        _inPhase.Add(inPhase);
        Discriminate(inPhase - Hilbert(in _quadrature, gain), quadrature + Hilbert(in _inPhase, gain));
        Phase = inPhase == 0 ? 0 : Math.Atan(quadrature / inPhase) * 180 / Math.PI;
    }

    private void Fill()
    {
        _smooth.Add(0);
        _detrended.Add(0);
        _inPhase.Add(0);
        _quadrature.Add(0);
        Phase = 0;
    }

    private void Discriminate(double i2, double q2)
    {
        var (lastI2, lastQ2) = (_i2, _q2);
        _i2 = 0.2 * i2 + 0.8 * lastI2;
        _q2 = 0.2 * q2 + 0.8 * lastQ2;
        _re = 0.2 * (_i2 * lastI2 + _q2 * lastQ2) + 0.8 * _re;
        _im = 0.2 * (_i2 * lastQ2 - _q2 * lastI2) + 0.8 * _im;
        var period = _im != 0 && _re != 0 ? 2 * Math.PI / Math.Atan(_im / _re) : 0;
        period = Math.Clamp(period, 0.67 * _period, Math.Max(1.5 * _period, 0.67 * _period));
        _period = 0.2 * Math.Clamp(period, 6, 50) + 0.8 * _period;
    }

    private static double Hilbert(in Window values, double gain) =>
        (0.0962 * values[6] + 0.5769 * values[4] - 0.5769 * values[2] - 0.0962 * values[0]) * gain;
}
