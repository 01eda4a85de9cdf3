namespace Plimsoll.Features.Bench;

/// <summary>Over which bars and with which periods engines are compared.</summary>
internal sealed record ProofBenchRequest(string File, int Fast, int Slow, int Runs);
