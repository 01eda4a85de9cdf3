namespace Plimsoll.Features.Bench;

/// <param name="Instruments">Of one session.</param>
/// <param name="Rate">Trades a second of each.</param>
/// <param name="Seconds">For so long.</param>
/// <param name="FlushSeconds">Between two writings.</param>
internal sealed record CollectBenchRequest(int Instruments, int Rate, int Seconds, int FlushSeconds);
