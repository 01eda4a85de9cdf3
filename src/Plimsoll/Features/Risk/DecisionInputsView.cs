using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Features.Risk;

/// <summary>Everything a verdict was based on.</summary>
internal sealed record DecisionInputsView
{
    public required PositionSide Side { get; init; }

    public required decimal Quantity { get; init; }

    /// <summary>The limit price, or the mark worsened by what a market order is likely to slip.</summary>
    public required decimal EntryPrice { get; init; }

    public decimal? Stop { get; init; }

    public decimal? Target { get; init; }

    public string? DeclaredExit { get; init; }

    public required decimal Leverage { get; init; }

    public required decimal Equity { get; init; }

    public required decimal PeakEquity { get; init; }

    public required decimal DayStartEquity { get; init; }

    public required int OpenPositions { get; init; }

    public required int CorrelatedPositions { get; init; }

    public required int EntriesToday { get; init; }

    public required int EntriesLastHour { get; init; }

    public required decimal CommittedCapital { get; init; }

    public required decimal Heat { get; init; }

    public required int ActiveStrategies { get; init; }

    public required int RunOpenPositions { get; init; }

    public required int RunEntriesToday { get; init; }

    public required decimal RunCommittedCapital { get; init; }

    public required decimal RunDailyPnl { get; init; }

    public required int RunConsecutiveLosses { get; init; }

    public static DecisionInputsView From(RiskInputs inputs) => new()
    {
        Side = inputs.Side,
        Quantity = inputs.Ticket.Quantity.Value,
        EntryPrice = inputs.EntryPrice.Value,
        Stop = inputs.Stop?.Value,
        Target = inputs.Target?.Value,
        DeclaredExit = inputs.DeclaredExit,
        Leverage = inputs.Leverage,
        Equity = inputs.Equity,
        PeakEquity = inputs.PeakEquity,
        DayStartEquity = inputs.DayStartEquity,
        OpenPositions = inputs.OpenPositions,
        CorrelatedPositions = inputs.CorrelatedPositions,
        EntriesToday = inputs.EntriesToday,
        EntriesLastHour = inputs.EntriesLastHour,
        CommittedCapital = inputs.CommittedCapital,
        Heat = inputs.Heat,
        ActiveStrategies = inputs.Run.ActiveRuns,
        RunOpenPositions = inputs.Run.OpenPositions,
        RunEntriesToday = inputs.Run.EntriesToday,
        RunCommittedCapital = inputs.Run.CommittedCapital,
        RunDailyPnl = inputs.Run.DailyPnl,
        RunConsecutiveLosses = inputs.Run.ConsecutiveLosses,
    };
}
