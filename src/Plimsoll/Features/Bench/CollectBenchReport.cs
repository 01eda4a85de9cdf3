using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Bench;

/// <summary>What <c>plimsoll bench collect</c> answers.</summary>
/// <param name="Request">The load.</param>
/// <param name="Told">Trades that the market told.</param>
/// <param name="Stored">Those that are durable in the end.</param>
/// <param name="Status">How the session ended.</param>
/// <param name="Durable">Milliseconds from taking a trade until it is durable; between two writings it waits.</param>
/// <param name="Write">Milliseconds of one writing of one instrument.</param>
/// <param name="CoreShare">Of one core: this program, the making of the trades with it, its PostgreSQL without.</param>
/// <param name="WorkingSetBytes">Of this program at the end.</param>
/// <param name="BytesPerTrade">Of what is stored.</param>
internal sealed record CollectBenchReport(
    CollectBenchRequest Request,
    long Told,
    long Stored,
    TickSessionStatus Status,
    Percentiles Durable,
    Percentiles Write,
    double CoreShare,
    long WorkingSetBytes,
    double BytesPerTrade);
