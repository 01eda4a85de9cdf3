using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Assumptions about the instruments of a run, and about what several of them share.</summary>
internal static class InstrumentTexts
{
    public static Assumption Fees(IReadOnlyList<Instrument> instruments) => new(
        "Fees",
        $"taker {Range(instruments, one => one.TakerFeeFraction)}, "
        + $"maker {Range(instruments, one => one.MakerFeeFraction)}",
        "Of the value of every fill, in the account's currency.");

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

    /// <summary>Nothing where every zero is one.</summary>
    public static string NoVolume(IReadOnlyList<Instrument> instruments) =>
        instruments.Any(one => one.AssetClass == AssetClass.Fx)
            ? " A volume of 0 of a currency pair is an unknown one and limits nothing."
            : "";

    private static string Range(IReadOnlyList<Instrument> instruments, Func<Instrument, decimal> fee)
    {
        var (least, most) = (instruments.Min(fee), instruments.Max(fee));
        return least == most ? Share(least) : $"{Share(least)} to {Share(most)}";
    }

    private static string Steps(Instrument instrument) =>
        $"Price step {Figures.Exact(instrument.PriceIncrement)}, "
        + $"quantity step {Figures.Exact(instrument.QuantityStep)}, "
        + $"least value {Figures.Exact(instrument.MinNotional.Value)}";

    private static string Share(decimal fraction) => $"{Figures.Exact(fraction * 100)} %";
}
