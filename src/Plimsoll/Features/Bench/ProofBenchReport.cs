using Plimsoll.Core.Backtesting;

namespace Plimsoll.Features.Bench;

/// <summary>What <c>plimsoll bench engine --file</c> answers.</summary>
internal sealed record ProofBenchReport(
    int Bars, int Runs, int Fast, int Slow, Spread BarsPerSecond, double BytesPerBar, CrossEngineResult Result);
