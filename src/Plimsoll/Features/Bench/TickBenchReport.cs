namespace Plimsoll.Features.Bench;

/// <summary>What <c>plimsoll bench ticks</c> answers; ticks a second of one thread of this program.</summary>
/// <param name="Source">Where the trades come from.</param>
/// <param name="Ticks">How many they are.</param>
/// <param name="TicksPerRun">How many a run works through: where they are few, the same again and again.</param>
/// <param name="Runs">Of each kind.</param>
/// <param name="BytesPerTick">Of the segments that the store keeps.</param>
/// <param name="Packed">Ticks to segments, in memory.</param>
/// <param name="Unpacked">Segments to ticks, in memory.</param>
/// <param name="Written">Through the store until durable; its PostgreSQL works beside.</param>
/// <param name="Read">Through the store, merged and with every hash checked; its PostgreSQL works beside.</param>
internal sealed record TickBenchReport(
    string Source,
    long Ticks,
    long TicksPerRun,
    int Runs,
    double BytesPerTick,
    Spread Packed,
    Spread Unpacked,
    Spread Written,
    Spread Read);
