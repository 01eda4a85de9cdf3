using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Reads what <c>z1_entry</c> has beside its conditions.</summary>
internal static class RuleEntryReader
{
    private const string Relative = "RELATIVE_TO_ENTRY";
    private const string Absolute = "ABSOLUTE";

    // What the risk gate takes at most; it judges every entry by its own figures anyway.
    private const decimal MaxRiskPercent = 100 * HardLimits.MaxRiskPerTradeFraction;

    // An order farther away than this is another plan.
    private const decimal MaxOrderOffset = 20m;

    // A stop at the close itself would be a market order.
    private const decimal LeastStopOffset = 0.01m;

    private static readonly decimal LeastRewardRisk = new StrategyTerms().MinRewardRisk;

    public static RuleEntry Read(RuleObject root, RuleSectionReader sections)
    {
        var when = sections.Read(
            root, RuleSection.Entry, out var section,
            "positionSize", "stopLoss", "takeProfit", "leverage", "orderType", "priceOffsetPercent");
        var leverage = section?.Number("leverage", 1m, (1m, HardLimits.MaxFxLeverage)) ?? 1m;
        var stop = OffsetOf(section, "stopLoss", 5m);
        if (section is not null && stop is null)
            section.Add("stopLoss", RuleProblem.Incomplete, "Every entry needs a stop.");
        var target = section?.Has("takeProfit") == true ? OffsetOf(section, "takeProfit", 10m) : null;
        if (stop is not null && target is not null && target.IsAbsolute == stop.IsAbsolute
            && target.Value < LeastRewardRisk * stop.Value)
            section!.Add(
                "takeProfit", "signal.reward_risk",
                $"The target must be at least {LeastRewardRisk} times as far as the stop.");
        var size = section?.Object("positionSize")?.Only("type", "value", "riskScaling");
        return new RuleEntry(when, SizeOf(size), stop ?? new RuleOffset(5m, false), target, leverage)
        {
            Order = OrderOf(section),
            Scale = ScaleOf(size, sections),
        };
    }

    private static RuleOrder OrderOf(RuleObject? section)
    {
        if (section is null)
            return RuleOrder.Market;
        var type = RuleWords.OrderTypeOf(section.OneOf("orderType", "market", [.. RuleWords.OrderTypes]));
        if (type != OrderType.Market)
        {
            var least = type == OrderType.Limit ? 0m : LeastStopOffset;
            return new RuleOrder(type, section.Number("priceOffsetPercent", 0.1m, (least, MaxOrderOffset)));
        }

        if (section.Has("priceOffsetPercent"))
            section.Add("priceOffsetPercent", RuleProblem.Condition, "An order at market has no price to offset.");
        return RuleOrder.Market;
    }

    /// <summary>Null when it is missing or turned off.</summary>
    private static RuleOffset? OffsetOf(RuleObject? section, string name, decimal standard)
    {
        var offset = section?.Object(name)?.Only("enabled", "offsetPercent", "calculationMode");
        if (offset is null || !offset.Flag("enabled", standard: true))
            return null;
        var isAbsolute = offset.OneOf("calculationMode", Relative, Relative, Absolute) == Absolute;
        // A stop of a long at 100 % or more would have no price.
        var most = isAbsolute ? 1_000_000_000m : name == "stopLoss" ? 90m : 1_000m;
        return new RuleOffset(offset.Number("offsetPercent", isAbsolute ? null : standard, (0.00000001m, most)), isAbsolute);
    }

    private static SizingRule SizeOf(RuleObject? size)
    {
        if (size is null)
            return new SizingRule.EquityFraction(0.02m);
        return size.OneOf("type", "percentage", "percentage", "risk", "fixed") switch
        {
            "risk" => new SizingRule.RiskFraction(
                size.Number("value", 1m, (0.01m, MaxRiskPercent)) / 100),
            "fixed" => new SizingRule.FixedQuote(size.Number("value", null, (0.01m, 1_000_000_000m))),
            _ => new SizingRule.EquityFraction(size.Number("value", 2m, (0.5m, 10m)) / 100),
        };
    }

    private static RuleRiskScale? ScaleOf(RuleObject? size, RuleSectionReader sections)
    {
        if (size?.Object("riskScaling")?.Only("indicator", "indicatorId", "variantId", "field") is not { } scaling)
            return null;
        if (size.OneOf("type", "percentage", "percentage", "risk", "fixed") != "percentage")
            size.Add("riskScaling", RuleProblem.Condition, "Only a size in percent of equity can follow a risk.");
        if (sections.Indicator(scaling) is not { } risk)
            return null;
        if (risk.Field is { Min: >= 0, Max: <= 100 } && !risk.Spec.Kind.IsOverWindows)
            return new RuleRiskScale(risk);
        scaling.Add(
            scaling.Has("field") ? "field" : scaling.Has("variantId") ? "variantId" : "indicator",
            RuleProblem.Condition, $"{risk} is no series of bars that runs from 0 to 100.");
        return null;
    }
}
