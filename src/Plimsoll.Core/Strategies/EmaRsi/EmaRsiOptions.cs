using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.EmaRsi;

/// <summary>Validated values of the parameters of <see cref="EmaRsiDefinition"/>; fractions as fractions.</summary>
public sealed record EmaRsiOptions
{
    public required int Fast { get; init; }

    public required int Middle { get; init; }

    public required int Trend { get; init; }

    public required int RsiPeriod { get; init; }

    public required int VolumePeriod { get; init; }

    public required int BreakoutBars { get; init; }

    public required double LeastVolume { get; init; }

    public required double StopFraction { get; init; }

    public required double TargetFraction { get; init; }

    public required double BreakoutStop { get; init; }

    public required double BreakoutTargetR { get; init; }

    public required double ExitGain { get; init; }

    public required TimeSpan LongestTrade { get; init; }

    /// <summary>Asked for, and possible on the instrument.</summary>
    public required bool AllowsShort { get; init; }

    public required StrategyTerms Terms { get; init; }

    public static EmaRsiOptions From(StrategyParameters parameters, Instrument instrument) => new()
    {
        Fast = parameters.Integer("emaFast"),
        Middle = parameters.Integer("emaMiddle"),
        Trend = parameters.Integer("emaTrend"),
        RsiPeriod = parameters.Integer("rsiPeriod"),
        VolumePeriod = parameters.Integer("volumePeriod"),
        BreakoutBars = parameters.Integer("breakoutBars"),
        LeastVolume = (double)parameters.Number("leastVolume"),
        StopFraction = (double)parameters.Number("stopFraction"),
        TargetFraction = (double)parameters.Number("targetFraction"),
        BreakoutStop = (double)parameters.Number("breakoutStop"),
        BreakoutTargetR = (double)parameters.Number("breakoutTargetR"),
        ExitGain = (double)parameters.Number("exitGain"),
        LongestTrade = TimeSpan.FromHours(parameters.Integer("exitHours")),
        AllowsShort = parameters.IsOn("allowShort") && instrument.CanShort,
        Terms = TermParameters.Read(parameters),
    };
}
