using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.SmaCross;
using Plimsoll.Failures;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Bench;

/// <summary>The trade that engines are compared by, over the one-minute bars of a file: its figures and its speed.</summary>
internal static class ProofBench
{
    public static ProofBenchReport Run(ProofBenchRequest request, TimeProvider time, CancellationToken stop)
    {
        Check(request);
        var bars = Read(request.File);
        var proof = new CrossEngineProof(bars);
        var measured = Repeated<CrossEngineResult>.Measure(
            request.Runs, () => proof.Run(request.Fast, request.Slow), time, stop);
        return new ProofBenchReport(
            bars.Length, request.Runs, request.Fast, request.Slow, measured.Seconds.PerSecond(bars.Length),
            (double)measured.Bytes / bars.Length, measured.Last);
    }

    private static void Check(ProofBenchRequest request)
    {
        var problems = new List<ParameterProblem>();
        var given = new Dictionary<string, string>
        {
            ["fast"] = request.Fast.ToString(null, null),
            ["slow"] = request.Slow.ToString(null, null),
        };
        if (new SmaCrossDefinition().TryBuild(given, problems) is null)
            throw new PlimsollException(FailureKind.BadInput, problems[0].Code, problems[0].Message);
    }

    private static Bar[] Read(string path)
    {
        using var file = BarFile.Open(path, new BarFileOptions { Timeframe = Timeframe.OneMinute });
        return [.. file.ReadToEnd()];
    }
}
