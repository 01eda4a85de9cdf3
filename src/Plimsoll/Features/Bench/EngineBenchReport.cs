namespace Plimsoll.Features.Bench;

/// <summary>What <c>plimsoll bench engine</c> answers.</summary>
internal sealed record EngineBenchReport(int Bars, int Runs, IReadOnlyList<EngineBenchRun> Measurements);
