using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Assumptions about the instruments of a run, and about what several of them share.</summary>
internal static class InstrumentTexts
{
    public static Assumption Fees(IReadOnlyList<Instrument> instruments)
    {
        FeeSchedule.OfValue[] shares = [.. instruments.Select(one => one.Fees).OfType<FeeSchedule.OfValue>()];
        var lots = instruments.Where(one => one.Fees is FeeSchedule.PerLot).Select(PerLot).Distinct().ToArray();
        string[] fees =
        [
            .. shares.Length > 0 ? [$"taker {Range(shares, one => one.Taker)}, maker {Range(shares, one => one.Maker)}"]
                : Array.Empty<string>(),
            .. lots,
        ];
        return new("Fees", string.Join("; ", fees), string.Join(
            ' ', Details(shares.Length > 0, lots.Length > 0, instruments.Any(IsInBase))));
    }

    public static Assumption Rules(IReadOnlyList<Instrument> instruments) => instruments.Count == 1
        ? new("Instrument rules", instruments[0].Id.Value, $"{Steps(instruments[0])}; the same over the whole period.")
        : new(
            "Instrument rules",
            $"{instruments.Count} instruments",
            string.Join("; ", instruments.Select(one => $"{one.Id}: {Steps(one)}")) + "; the same over the whole period.");

    public static IEnumerable<Assumption> Capital(IReadOnlyList<Instrument> instruments)
    {
        if (instruments.Count > 1)
            yield return new(
                "Capital", "shared",
                $"One account, its limits and one budget of the strategy for {instruments.Count} instruments; at the "
                + "same moment the one that was named first decides first.");
    }

    /// <summary>Where the rates of perpetuals come from.</summary>
    public static string Funding(BacktestSetup setup)
    {
        var perpetuals = setup.Instruments.Where(one => one.HasFunding).ToArray();
        if (perpetuals.Length == 0)
            return "no funding";
        string[] recorded =
        [
            .. perpetuals.Where(one => setup.RecordedFunding.ContainsKey(one.Id))
                .Select(one => Recorded(one, setup.RecordedFunding[one.Id])),
        ];
        var usual = setup.FundingFraction is { } fraction
            ? $"funding {Share(fraction)} at 00:00, 08:00 and 16:00 UTC"
            : "funding left out";
        const string Price = "at the last price known";
        return recorded.Length == 0 ? $"{usual}, {Price}; no recorded rates"
            : $"funding as recorded, {Price}: {string.Join("; ", recorded)}; for everything else {usual}";
    }

    /// <summary>What strategies could know beside prices; nothing where that is nothing.</summary>
    public static IEnumerable<Assumption> Notices(BacktestSetup setup)
    {
        string[] sources =
        [
            .. setup.Instruments.Where(one => setup.Notices.ContainsKey(one.Id))
                .Select(one => Known(one, setup.Notices[one.Id])),
        ];
        if (sources.Length > 0)
            yield return new(
                "Notices", $"of {sources.Length} of {setup.Instruments.Count} instruments",
                $"{string.Join("; ", sources)}; each is seen by the first bar that ends after it became known. Recorded "
                + "funding rates are seen too; funding in notices settles nothing.");
    }

    private static string Known(Instrument instrument, RecordedNotices known) =>
        $"{instrument.Id} {Figures.Whole(known.Notices.Count)} notices of {known.Source} from "
        + $"{known.Notices[0].KnownAt} to {known.Notices[^1].KnownAt}";

    private static string Recorded(Instrument instrument, RecordedFunding funding) =>
        $"{instrument.Id} {Figures.Whole(funding.Rates.Count)} rates of {funding.Source} from {funding.Rates[0].Time} "
        + $"to {funding.Rates[^1].Time}";

    /// <summary>Nothing where every zero is one.</summary>
    public static string NoVolume(IReadOnlyList<Instrument> instruments) =>
        instruments.Any(one => one.AssetClass == AssetClass.Fx)
            ? " A volume of 0 of a currency pair is an unknown one and limits nothing."
            : "";

    private static IEnumerable<string> Details(bool hasShares, bool hasLots, bool isConverted)
    {
        if (hasShares)
            yield return "Of the value of every fill, in the account's currency.";
        if (hasLots)
            yield return "A lot is 100,000 of the base currency; half is paid on each side.";
        if (isConverted)
            yield return "What is counted in the base currency is paid in the account's at the price of the fill.";
    }

    private static bool IsInBase(Instrument instrument) => instrument.Fees is FeeSchedule.PerLot { IsInBase: true };

    private static string PerLot(Instrument instrument) =>
        $"{Figures.Amount(((FeeSchedule.PerLot)instrument.Fees).RoundTurn, signed: false)} "
        + $"{instrument.FeePerLotCurrency} a lot and round turn";

    private static string Range(FeeSchedule.OfValue[] schedules, Func<FeeSchedule.OfValue, decimal> fee)
    {
        var (least, most) = (schedules.Min(fee), schedules.Max(fee));
        return least == most ? Share(least) : $"{Share(least)} to {Share(most)}";
    }

    private static string Steps(Instrument instrument) =>
        $"Price step {Figures.Exact(instrument.PriceIncrement)}, "
        + $"quantity step {Figures.Exact(instrument.QuantityStep)}, "
        + $"least value {Figures.Exact(instrument.MinNotional.Value)}";

    private static string Share(decimal fraction) => $"{Figures.Exact(fraction * 100)} %";
}
