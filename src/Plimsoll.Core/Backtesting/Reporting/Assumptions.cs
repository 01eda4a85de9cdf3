using System.Globalization;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>What every report prints about how it was made.</summary>
internal static class Assumptions
{
    public const string TrialsName = "Trials";

    public static IReadOnlyList<Assumption> Of(RunRecord run)
    {
        var (setup, venue) = (run.Setup, run.Setup.Venue);
        return
        [
            FillModel(setup),
            new("Same bar", Codes.Snake(venue.SameBarPolicy.ToString()),
                $"Decided {run.Trades.Ambiguous} of {run.Trades.Count} trades."),
            InstrumentTexts.Fees(setup.Instruments),
            new("Slippage", Slippage(venue),
                $"Always adverse, market and stop fills only; plus half a spread of {
                    Figures.Exact(venue.SpreadIncrements)} price increments."),
            new("Latency", Latency(venue), setup.HasTicks
                ? "An order meets the trades from then on."
                : "Bars know nothing between two opens: an order is in time for the next."),
            PartialFills(run),
            new("Fill probability", Share(venue.FillProbability), $"Drawn from seed {venue.Seed}."),
            new("Sizing", Sizing(run), "Bound by the account's and the strategy's limits, rounded down to the step."),
            new("Risk rules", "always on",
                "Hard limits and the strategy's budget judged every entry." + Tighter(setup.Limits)),
            .. InstrumentTexts.Capital(setup.Instruments),
            Borrowing(setup),
            .. InstrumentTexts.Notices(setup),
            .. Events(setup),
            new("End of data", setup.ClosesAtEnd ? "closed" : "left open",
                setup.ClosesAtEnd ? "An open position is closed at the last close with fees and slippage." : ""),
            InstrumentTexts.Rules(setup.Instruments),
            new("Data", run.Data.Grade is { } grade ? $"quality {grade}" : "quality not graded",
                $"{Figures.Whole(run.Data.Gaps)} gaps, {Figures.Whole(run.Data.MissingBars)} bars missing."),
            .. run.References.Select((part, index) => LookedAt(part.Data, setup.References[index])),
            new("Risk-free rate", Figures.Percent(run.Origin.RiskFreeFraction, signed: false), "A year."),
            Trials(1),
            .. run.Origin.Notes,
        ];
    }

    public static Assumption Trials(int count) => new(
        TrialsName, Figures.Whole(count),
        count == 1
            ? "The only one of its family that is kept."
            : "Of its family, with distinct parameters: the deflated Sharpe ratio is what is left after so many.");

    private static Assumption LookedAt(DataSummary data, Instrument instrument)
    {
        var count = data.Trades is { } trades ? $"{Figures.Whole(trades)} trades" : $"{Figures.Whole(data.Rows)} bars";
        return new(
            "Looked at, not traded", instrument.Id.Value, $"{data.Kind} {data.Name}, {count}, SHA-256 {data.Sha256}.");
    }

    private static Assumption PartialFills(RunRecord run) => run.Setup.HasTicks
        ? new("Partial fills", "none", "The trade that fills an order fills all of it, whatever its own quantity.")
        : new("Partial fills", $"{Share(run.Setup.Venue.VolumeShare)} of a bar's volume",
            $"{run.Tally.LargeFills} of {run.Tally.Fills} fills were above 10 %."
            + InstrumentTexts.NoVolume(run.Setup.Instruments));

    private static Assumption FillModel(BacktestSetup setup)
    {
        if (setup.HasTicks)
            return new("Fill model", $"market trades, {setup.Timeframe.Code} bars built from them",
                "A market order gets the price of the first trade after its latency, a stop that of the trade which "
                + "touches it, a limit its own price once a trade goes beyond it; the queue at a price is not known.");
        const string Tested = "stops and limits are tested against high and low; a gap fills at the open.";
        return setup.HasDetail
            ? new("Fill model", $"{setup.FedTimeframe.Code} bars inside {setup.Timeframe.Code} bars",
                $"An order made at a {setup.Timeframe.Code} close trades from the next {setup.FedTimeframe.Code} open "
                + $"on, in the order of the finer bars; {Tested}")
            : new("Fill model", $"{setup.Timeframe.Code} bars",
                $"An order made at a bar's close trades from the next open on; {Tested}");
    }

    /// <summary>Limits tighter than the hard ones, by name.</summary>
    public static IReadOnlyDictionary<string, decimal> TighterLimits(RiskLimits limits) => LimitTerm.All
        .Where(term => term.Of(limits) != term.Of(RiskLimits.Hard))
        .ToDictionary(term => term.Name, term => term.Of(limits));

    private static Assumption Borrowing(BacktestSetup setup)
    {
        if (!setup.Instruments.Any(one => one.IsMargined))
            return new("Funding, borrowing", "none", "Spot positions.");
        var leverage = Figures.Exact(setup.Strategy.Leverage ?? setup.Leverage);
        var maintenance = Share(setup.Instruments.Max(one => one.MaintenanceMarginFraction));
        return new("Funding, borrowing", $"leverage {leverage}",
            $"Isolated margin; {InstrumentTexts.Funding(setup)}; liquidated at a maintenance margin of {maintenance}, "
            + "for a fee of 0.5 %.");
    }

    private static IEnumerable<Assumption> Events(BacktestSetup setup)
    {
        if (setup.Blackout is { IsOn: true } rule)
            yield return new(
                "Economic events", $"{Figures.Whole(setup.Events.Count)} in the calendar",
                $"{Codes.Snake(rule.Action.ToString())} from {rule.MinutesBefore} minutes before to {rule.MinutesAfter} "
                + $"minutes after those of impact {string.Join(" or ", rule.Impacts).ToLowerInvariant()}, of "
                + (rule.Currencies is { } named ? string.Join(", ", named) : "the instrument's own currencies") + ".");
    }

    private static string Tighter(RiskLimits limits) =>
        string.Concat(TighterLimits(limits).Select(limit => $" {limit.Key} {Figures.Exact(limit.Value)}."));

    private static string Slippage(SimulatedVenueOptions venue) => venue.SlippageModel switch
    {
        SlippageModel.Fixed => Share(venue.SlippageFraction),
        SlippageModel.Uniform => $"0 to {Share(venue.SlippageFraction)}",
        SlippageModel.Volume => $"{Share(venue.SlippageFraction)} + 0.1 % × √(order/bar volume)",
        _ => throw new InvalidOperationException($"no words are known for {venue.SlippageModel}"),
    };

    private static string Latency(SimulatedVenueOptions venue)
    {
        var latency = $"{venue.Latency.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms";
        return venue.LatencyJitter == 0m ? latency : $"{latency} ± {Share(venue.LatencyJitter)}";
    }

    private static string Sizing(RunRecord run) => run.Setup.Sizing switch
    {
        Trading.SizingRule.RiskFraction sizing => $"risk {Share(sizing.Fraction)} of equity",
        Trading.SizingRule.Kelly sizing => "risk a quarter of Kelly by its own trades of 90 days; "
            + $"{Share(sizing.FallbackFraction)} until there are {KellyFraction.LeastTrades}",
        Trading.SizingRule.EquityFraction sizing => $"value {Share(sizing.Fraction)} of equity",
        Trading.SizingRule.FixedQuantity sizing => Units(sizing.Quantity, run.Setup),
        Trading.SizingRule.FixedQuote sizing => $"{Figures.Exact(sizing.Amount)} {run.Setup.Instrument.Quote}",
        _ => throw new InvalidOperationException($"no words are known for {run.Setup.Sizing}"),
    };

    private static string Units(decimal quantity, BacktestSetup setup) =>
        $"{Figures.Exact(quantity)} {(setup.Instruments.Count == 1 ? setup.Instrument.Base : "of each")}";

    private static string Share(decimal fraction) => $"{Figures.Exact(fraction * 100)} %";
}
