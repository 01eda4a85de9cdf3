using System.IO.Compression;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Features.Bots;

namespace Plimsoll.Features.Backtests;

/// <summary>Evaluations of a run as they are stored: JSON, whose names repeat on every bar, made small.</summary>
internal static class EvaluationPack
{
    public static byte[] Write(IReadOnlyList<LoggedEvaluation> evaluations)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, evaluations.Select(ViewOf), ApiJson.Options);
        return packed.ToArray();
    }

    /// <summary>In ascending time.</summary>
    public static IReadOnlyList<EvaluationView> Read(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<EvaluationView>>(brotli, ApiJson.Options)
            ?? throw new InvalidDataException("the stored evaluations are empty");
    }

    private static EvaluationView ViewOf(LoggedEvaluation one)
    {
        var view = EvaluationView.From(one.Evaluation, one.ConditionNames) with { InstrumentId = one.InstrumentId.Value };
        // A bar whose signal was not refused has no blocker, but its conditions alone do not tell.
        return one.HasSignal && one.Evaluation.Blocker is null ? view with { Blocker = null } : view;
    }
}
