using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Risk;

/// <summary>
/// Everything a verdict depends on, gathered by the account at the moment of judgement and stored with the verdict.
/// Sums exclude the candidate unless said. Fractions are of equity.
/// </summary>
public sealed record RiskInputs
{
    public required Timestamp Time { get; init; }

    public required Instrument Instrument { get; init; }

    public required OrderTicket Ticket { get; init; }

    public required PositionSide Side { get; init; }

    /// <summary>Limit price, or for market orders the mark worsened by spread or slippage.</summary>
    public required Price EntryPrice { get; init; }

    public Price? Stop { get; init; }

    public Price? Target { get; init; }

    /// <summary>The rule that ends the trade where there is no target.</summary>
    public string? DeclaredExit { get; init; }

    public decimal MinRewardRisk { get; init; }

    /// <summary>Notional ÷ own margin of the position that the ticket makes.</summary>
    public decimal Leverage => Ticket.Leverage;

    /// <summary>In the first days with real money: when limits are no longer halved. Null after, and elsewhere.</summary>
    public Timestamp? HalvedUntil { get; init; }

    public required decimal Equity { get; init; }

    public required decimal PeakEquity { get; init; }

    public required decimal DayStartEquity { get; init; }

    public int OpenPositions { get; init; }

    /// <summary>With the candidate.</summary>
    public int CorrelatedPositions { get; init; } = 1;

    public int EntriesToday { get; init; }

    public int EntriesLastHour { get; init; }

    public decimal CommittedCapital { get; init; }

    public decimal MarginUsed { get; init; }

    /// <summary>Loss if every open stop is hit.</summary>
    public decimal Heat { get; init; }

    public required AdmissionFacts Admission { get; init; }

    public required RunFacts Run { get; init; }
}
