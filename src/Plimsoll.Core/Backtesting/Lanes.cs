using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Loops over series, four values at a time: the divisions and additions of four bars run beside each other instead of
/// after each other. Four lanes on every processor, summed in one spelled-out order, so the result is the same on all.
/// </summary>
internal static class Lanes
{
    public const int Width = 4;

    /// <summary>changes[i] = equity[i + 1]/equity[i] − 1.</summary>
    public static void Changes(ReadOnlySpan<double> equity, Span<double> changes)
    {
        var one = Vector256.Create(1.0);
        ref var target = ref MemoryMarshal.GetReference(changes);
        var i = 0;
        for (; i <= changes.Length - Width; i += Width)
            (Load(equity, i + 1) / Load(equity, i) - one).StoreUnsafe(ref target, (nuint)i);
        for (; i < changes.Length; i++)
            changes[i] = equity[i + 1] / equity[i] - 1;
    }

    public static double Sum(ReadOnlySpan<double> values)
    {
        var lanes = Vector256<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Width; i += Width)
            lanes += Load(values, i);
        var sum = Sum(lanes);
        for (; i < values.Length; i++)
            sum += values[i];
        return sum;
    }

    /// <summary>Lowest and highest of a series that is not empty.</summary>
    public static (double Low, double High) Range(ReadOnlySpan<double> values)
    {
        var (low, high) = (Vector256.Create(values[0]), Vector256.Create(values[0]));
        var i = 0;
        for (; i <= values.Length - Width; i += Width)
        {
            var next = Load(values, i);
            low = Vector256.MinNative(low, next);
            high = Vector256.MaxNative(high, next);
        }

        var (lowest, highest) = (low[0], high[0]);
        for (var lane = 1; lane < Width; lane++)
            (lowest, highest) = (Math.Min(lowest, low[lane]), Math.Max(highest, high[lane]));
        for (; i < values.Length; i++)
            (lowest, highest) = (Math.Min(lowest, values[i]), Math.Max(highest, values[i]));
        return (lowest, highest);
    }

    public static long CountZeros(ReadOnlySpan<double> values)
    {
        var lanes = Vector256<long>.Zero;
        var i = 0;
        for (; i <= values.Length - Width; i += Width)
            lanes -= Vector256.Equals(Load(values, i), Vector256<double>.Zero).AsInt64();
        var count = lanes[0] + lanes[1] + lanes[2] + lanes[3];
        for (; i < values.Length; i++)
            count += values[i] == 0 ? 1 : 0;
        return count;
    }

    /// <summary>Values index … index + 3; the caller's loop keeps them inside the span.</summary>
    public static Vector256<double> Load(ReadOnlySpan<double> values, int index) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)index);

    public static double Sum(Vector256<double> lanes) => lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
}
