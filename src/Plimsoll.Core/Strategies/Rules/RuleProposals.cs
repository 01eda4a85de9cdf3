using System.Globalization;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>What a document wishes once its conditions are true.</summary>
internal sealed class RuleProposals(RuleDocument document, RuleProgram program, IndicatorHub hub)
{
    // Enough to see why; the table of the bar has all of them.
    private const int MostReasons = 5;

    private static readonly string Emergency = RuleWords.Of(RuleSection.Emergency);

    private readonly Indicator? _risk = document.Entry.Scale is { } scale ? hub.Get(scale.Risk.Spec) : null;

    /// <summary>Null while the risk that sizes it is not known.</summary>
    public SignalProposal? Enter(PositionSide side, double close)
    {
        var entry = document.Entry;
        SizingRule? size = null;
        if (entry is { Scale: { } scale, Size: SizingRule.EquityFraction wish })
        {
            var risk = scale.Risk.Field.Read(_risk!);
            if (!double.IsFinite(risk))
                return null;
            size = new SizingRule.EquityFraction(RuleRiskScale.Scale(wish.Fraction, risk));
        }

        var sign = SignOf(side);
        var price = entry.Order.PriceAt(close, sign);
        return new SignalProposal
        {
            Action = SignalAction.Open,
            Side = side,
            OrderType = entry.Order.Type,
            Price = price,
            StopLoss = entry.Stop.From(price ?? close, -sign),
            TakeProfit = entry.Target?.From(price ?? close, sign),
            Size = size,
            DeclaredExit = entry.Target is null ? "ze1_close or emergency_exit" : null,
            Reason = "z1_entry",
        };
    }

    /// <summary>The normal end: at market, or at a better price for a while.</summary>
    public SignalProposal Close(PositionSide side, double close) => new()
    {
        Action = SignalAction.Close,
        Side = side,
        OrderType = document.Close.LimitOffsetPercent is null ? OrderType.Market : OrderType.Limit,
        Price = document.Close.LimitOffsetPercent is { } offset
            ? close * (1 + SignOf(side) * (double)offset / 100)
            : null,
        ExitReason = ExitReason.RuleClose,
        Reason = "ze1_close",
    };

    public SignalProposal Escape(PositionSide side, Evaluation evaluation) => new()
    {
        Action = SignalAction.Close,
        Side = side,
        ExitReason = ExitReason.Emergency,
        Reason = document.Emergency.Actions.LogEvent ? Told(evaluation) : Emergency,
    };

    private string Told(Evaluation evaluation)
    {
        var told = new List<string>();
        foreach (var condition in evaluation.Conditions)
            if (condition.Outcome == ConditionOutcome.True && told.Count < MostReasons
                && program.Names[condition.Name].StartsWith(Emergency, StringComparison.Ordinal))
                told.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{program.Conditions[condition.Name]} ({condition.Left:0.######})"));
        return $"{Emergency}: {string.Join("; ", told)}";
    }

    private static int SignOf(PositionSide side) => side == PositionSide.Long ? 1 : -1;
}
