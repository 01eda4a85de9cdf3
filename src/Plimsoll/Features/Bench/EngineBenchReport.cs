namespace Plimsoll.Features.Bench;

/// <summary>What <c>plimsoll bench engine</c> answers.</summary>
internal sealed record EngineBenchReport(
    string Strategy, int Bars, int Runs, IReadOnlyList<EngineBenchRun> Measurements);
