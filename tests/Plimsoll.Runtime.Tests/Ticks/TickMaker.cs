using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Tests.Ticks;

/// <summary>Ticks of every sort, the same on every machine.</summary>
internal sealed class TickMaker(ulong seed)
{
    private readonly SeededRandom _random = new(seed);

    /// <summary>
    /// Looks like a venue's: steps of a cent, milliseconds, quantities of five decimals, ids without holes.
    /// </summary>
    public TradeTick[] Market(int count)
    {
        var ticks = new TradeTick[count];
        var (cents, time) = (6_183_763L, 1_723_161_255_342_000L);
        for (var index = 0; index < count; index++)
        {
            cents += Below(5) == 0 ? Below(41) - 20 : 0;
            time += 1_000 * Below(90);
            ticks[index] = new TradeTick(
                new Trade(new Timestamp(time), cents / 100d, (1 + Below(50_000)) / 100_000d, Below(2) == 0, index + 1),
                3_735_683_259 + index);
        }

        return ticks;
    }

    /// <summary>Anything that the types can hold.</summary>
    public TradeTick[] Wild(int count)
    {
        var ticks = new TradeTick[count];
        var sequence = (long)Below(1_000) - 500;
        for (var index = 0; index < count; index++)
        {
            ticks[index] = new TradeTick(
                new Trade(new Timestamp(Long()), Number(), Number(), Below(2) == 0, sequence),
                Below(3) == 0 ? null : Long());
            sequence += 1 + (Below(4) == 0 ? Below(1_000_000_000) : 0);
        }

        return ticks;
    }

    public QuoteTick[] WildQuotes(int count)
    {
        var ticks = new QuoteTick[count];
        for (var index = 0; index < count; index++)
            ticks[index] = new QuoteTick(
                7 * index, new Quote(new Timestamp(Long()), Number(), Number(), Number(), Number()));
        return ticks;
    }

    public int Below(int bound) => (int)(_random.Next() % (ulong)bound);

    private long Long() => Below(4) switch
    {
        0 => unchecked((long)_random.Next()),
        1 => Below(2) == 0 ? long.MaxValue : long.MinValue,
        2 => 1_723_161_255_342_000L + Below(1_000_000),
        _ => 1_723_161_255_000_000L + (1_000L * Below(1_000)),
    };

    // Every finite double: decimals, sums of decimals, any bits.
    private double Number()
    {
        switch (Below(4))
        {
            case 0:
                return Below(1_000_000) / 1_000d;
            case 1:
                return (Below(1_000) / 10d) + (Below(1_000) / 1_000d);
            case 2:
                return Below(2) == 0 ? -0.0 : double.Epsilon;
            default:
                var any = BitConverter.UInt64BitsToDouble(_random.Next());
                return double.IsFinite(any) ? any : double.MaxValue;
        }
    }
}
