namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>Gives back each value n values later; NaN until then. NaN is not taken in.</summary>
internal struct Delay(int length)
{
    private readonly double[] _ring = Filled(length);
    private int _next;

    public double Push(double value)
    {
        if (double.IsNaN(value) || _ring.Length == 0)
            return value;
        var oldest = _ring[_next];
        _ring[_next] = value;
        if (++_next == _ring.Length)
            _next = 0;
        return oldest;
    }

    private static double[] Filled(int length)
    {
        var ring = new double[length];
        Array.Fill(ring, double.NaN);
        return ring;
    }
}
