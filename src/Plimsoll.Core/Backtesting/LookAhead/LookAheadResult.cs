namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>What the look-ahead check of a strategy found.</summary>
public sealed record LookAheadResult
{
    public const string Code = "backtest.lookahead";

    public required string Strategy { get; init; }

    public required int StrategyVersion { get; init; }

    /// <summary>Bars that were looked at, of all instruments.</summary>
    public required int Bars { get; init; }

    /// <summary>Times at which the series was cut and, once more, replaced.</summary>
    public required int Cuts { get; init; }

    /// <summary>Signals of the whole series, all of which had to come again.</summary>
    public required long Signals { get; init; }

    public required long Seed { get; init; }

    /// <summary>At most one for each cut and test, the earliest bar first.</summary>
    public required IReadOnlyList<LookAheadFinding> Findings { get; init; }

    /// <summary>Later starts that were tried; 0 where there are too few bars for any.</summary>
    public required int Starts { get; init; }

    /// <summary>At most one for each start.</summary>
    public required IReadOnlyList<StartFinding> StartFindings { get; init; }

    /// <summary>Which part of the run was looked at, in words; absent in older reports and of a check of one series.</summary>
    public string? Coverage { get; init; }

    public bool IsClean => Findings.Count == 0;

    /// <summary>One sentence, and what it covers.</summary>
    public string Verdict() => Findings is [var first, ..]
        ? $"{Strategy} decided the bar of {first.BarTime} with what came after it: {first.What} was {first.Whole}, and "
            + $"{first.Other} when the bars from {first.CutAt} on were "
            + (first.Test == LookAheadTest.Cut ? "missing" : "others")
            + (first.Instrument is { } instrument ? $" ({instrument})." : ".")
        : $"No decision of {Strategy} changed in {2 * Cuts} runs with the future cut off or replaced"
            + (Coverage is null ? "." : $": {Coverage}.");
}
