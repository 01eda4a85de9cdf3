using System.Linq.Expressions;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Storage.Backtests;

namespace Plimsoll.Features.Backtests;

/// <summary>A backtest as lists show it; what the report says is absent until there is one.</summary>
internal sealed record BacktestView
{
    public required Guid Id { get; init; }

    public required long Number { get; init; }

    /// <summary>pending, running, completed, failed or stopped (with what it had seen until then).</summary>
    public required string Status { get; init; }

    /// <summary>0 to 1.</summary>
    public double Progress { get; init; }

    public required string Strategy { get; init; }

    public required string InstrumentId { get; init; }

    /// <summary>1, or how many share the account; instrumentId is the first of them.</summary>
    public int InstrumentCount { get; init; } = 1;

    public required string Timeframe { get; init; }

    /// <summary>Dataset name or seed.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    public required string? ErrorCode { get; init; }

    public required string? ErrorText { get; init; }

    public required string? Verdict { get; init; }

    public required double? TotalReturn { get; init; }

    public required double? MaxDrawdown { get; init; }

    public required double? SharpeRatio { get; init; }

    public required decimal? NetProfit { get; init; }

    public required int? TotalTrades { get; init; }

    /// <summary>Everything but the report itself, which is large.</summary>
    public static Expression<Func<BacktestRow, BacktestView>> Of { get; } = row => new BacktestView
    {
        Id = row.Id,
        Number = row.Number,
        Status = row.Status,
        Strategy = row.Strategy,
        InstrumentId = row.InstrumentId.Value,
        InstrumentCount = CountOf(row.Request),
        Timeframe = row.Timeframe.Code,
        Source = row.Source,
        CreatedAt = row.CreatedAt,
        StartedAt = row.StartedAt,
        FinishedAt = row.FinishedAt,
        ErrorCode = row.ErrorCode,
        ErrorText = row.ErrorText,
        Verdict = row.Verdict,
        TotalReturn = row.TotalReturn,
        MaxDrawdown = row.MaxDrawdown,
        SharpeRatio = row.SharpeRatio,
        NetProfit = row.NetProfit,
        TotalTrades = row.TotalTrades,
    };

    private static int CountOf(string request)
    {
        var asked = JsonSerializer.Deserialize<BacktestRequest>(request, ApiJson.Options)!;
        return Math.Max(1, Math.Max(asked.InstrumentIds?.Count ?? 0, asked.Datasets?.Count ?? 0));
    }

    public BacktestView At(BacktestQueue queue) =>
        this with { Progress = FinishedAt is null ? queue.ProgressOf(Id) : 1 };
}
