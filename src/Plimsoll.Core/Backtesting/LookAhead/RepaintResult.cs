using System.Globalization;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>What the repaint check of an indicator found.</summary>
public sealed record RepaintResult
{
    public const string Code = "indicator.repaints";

    /// <summary>Kind with its parameters.</summary>
    public required string Indicator { get; init; }

    public required int Bars { get; init; }

    /// <summary>Earlier ends that were tried.</summary>
    public required int Ends { get; init; }

    /// <summary>Later starts that were tried: none where values depend on the first bar, or bars are too few.</summary>
    public required int Starts { get; init; }

    /// <summary>Its first bar leaves its mark for good (a running total), so that starts cannot be compared.</summary>
    public required bool DependsOnStart { get; init; }

    /// <summary>Bars after a later start until no value differs any more by more than 1e-9; null without starts.</summary>
    public required int? SettledAfterBars { get; init; }

    /// <summary>At most one for each end and start.</summary>
    public required IReadOnlyList<RepaintFinding> Findings { get; init; }

    public bool IsClean => Findings.Count == 0;

    /// <summary>One sentence.</summary>
    public string Verdict() => Findings is [var first, ..] ? Sentence(first) : (Starts, DependsOnStart) switch
    {
        (_, true) => $"{Indicator} kept its values over {Ends} ends; it depends on its first bar.",
        (0, _) => $"{Indicator} kept its values over {Ends} ends; there are too few bars for a later start.",
        _ => $"{Indicator} kept its values over {Ends} ends and {Starts} starts, settled after {SettledAfterBars} bars.",
    };

    private string Sentence(RepaintFinding finding)
    {
        var how = finding.IsOfEnd ? "ended before" : "began at";
        var (was, became) = (Text(finding.Whole), Text(finding.Other));
        return $"{Indicator} repaints: {finding.Field} of {finding.BarTime} was {was} and became {became} "
            + $"when the series {how} {finding.At}.";
    }

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "nothing";
}
