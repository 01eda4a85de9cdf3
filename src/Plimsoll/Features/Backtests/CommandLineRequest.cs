namespace Plimsoll.Features.Backtests;

/// <summary>What the command line says, word for word; nothing is checked yet. Null: not given.</summary>
internal sealed record CommandLineRequest
{
    public IReadOnlyList<string> Files { get; init; } = [];

    public IReadOnlyList<string> Trades { get; init; } = [];

    public bool HasTicks { get; init; }

    public IReadOnlyList<string> Datasets { get; init; } = [];

    public string? Session { get; init; }

    public string? Synthetic { get; init; }

    public IReadOnlyList<string> Instruments { get; init; } = [];

    public IReadOnlyList<string> References { get; init; } = [];

    public string? Timeframe { get; init; }

    public string? Detail { get; init; }

    public string? Strategy { get; init; }

    public IReadOnlyList<string> Set { get; init; } = [];

    public string? Cash { get; init; }

    public string? Fee { get; init; }

    public string? MakerFee { get; init; }

    public string? TakerFee { get; init; }

    public string? SlippageModel { get; init; }

    public string? Slippage { get; init; }

    public string? Spread { get; init; }

    public string? Latency { get; init; }

    public string? LatencyJitter { get; init; }

    public string? FillProbability { get; init; }

    public string? PartialFills { get; init; }

    public IReadOnlyList<string> Limits { get; init; } = [];

    public bool LeavesOpen { get; init; }

    public bool AcceptsLowQuality { get; init; }

    public bool ChecksLookAhead { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? HoldOut { get; init; }

    public string? OpenHoldOut { get; init; }

    public string? Sizing { get; init; }

    public string? Leverage { get; init; }

    public string? Funding { get; init; }

    public IReadOnlyList<string> FundingFiles { get; init; } = [];

    public IReadOnlyList<string> NoticeFiles { get; init; } = [];

    public IReadOnlyList<string> Recordings { get; init; } = [];

    public string? Events { get; init; }

    public string? Blackout { get; init; }

    public string? SameBar { get; init; }

    public string? RiskFree { get; init; }

    public string? Seed { get; init; }

    public string? Report { get; init; }

    public string? Csv { get; init; }
}
