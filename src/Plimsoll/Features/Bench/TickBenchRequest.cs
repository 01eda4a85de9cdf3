namespace Plimsoll.Features.Bench;

/// <param name="Files">Trades, one file an instrument; none: those of the synthetic market.</param>
/// <param name="Synthetic">Trades of the synthetic market where there is no file.</param>
/// <param name="Runs">Of each kind.</param>
internal sealed record TickBenchRequest(IReadOnlyList<string> Files, int Synthetic, int Runs);
