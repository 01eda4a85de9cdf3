using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Data;

/// <summary>
/// What an import found out about its bars; kept beside them as JSON. Null is what was not looked at, as for datasets
/// that came another way.
/// </summary>
internal sealed record DatasetQuality
{
    private const int MaxListedGaps = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new TimestampConverter() },
    };

    /// <summary><c>binance-kline</c>, <c>histdata-m1</c>, <c>histdata-ticks</c>, <c>csv</c>, <c>synthetic</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Timeframe of the rows that were read; gaps and coverage are counted in it.</summary>
    public string? SourceTimeframe { get; init; }

    public long? Gaps { get; init; }

    public long? MissingBars { get; init; }

    public long? LongestGap { get; init; }

    public double? CoverageFraction { get; init; }

    public double? ZeroVolumeFraction { get; init; }

    /// <summary>Rows that were there again, word for word, and were passed over.</summary>
    public long? RepeatedRows { get; init; }

    /// <summary>Bars that open far away from the close before.</summary>
    public long? Jumps { get; init; }

    /// <summary>A to D; null for markets that close, whose calendar is not known here.</summary>
    public string? Grade { get; init; }

    /// <summary>The first gaps, <see cref="Gaps"/> counts all.</summary>
    public IReadOnlyList<DatasetGap> GapList { get; init; } = [];

    /// <param name="summary">Of the rows that were read.</param>
    /// <param name="format">How they were written.</param>
    /// <param name="assetClass">Tells whether the market ever closes.</param>
    public static DatasetQuality Of(BarSeriesSummary summary, string format, AssetClass assetClass)
    {
        var neverCloses = assetClass is AssetClass.CryptoSpot or AssetClass.CryptoPerpetual;
        return new DatasetQuality
        {
            Format = format,
            SourceTimeframe = summary.Timeframe.Code,
            Gaps = summary.GapCount,
            MissingBars = summary.Expected - summary.Count,
            LongestGap = summary.LongestGap,
            CoverageFraction = summary.CoverageFraction,
            ZeroVolumeFraction = summary.ZeroVolumeShare,
            RepeatedRows = summary.RepeatedCount,
            Jumps = summary.JumpCount,
            Grade = neverCloses ? summary.Grade.ToString() : null,
            GapList = [.. summary.Gaps.Take(MaxListedGaps).Select(gap => new DatasetGap(gap.Start, gap.End, gap.Bars))],
        };
    }

    public static DatasetQuality Parse(string json) => JsonSerializer.Deserialize<DatasetQuality>(json, Json)!;

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
