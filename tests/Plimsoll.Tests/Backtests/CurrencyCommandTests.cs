using System.Globalization;
using System.Text.Json;
using Plimsoll.Commands;

namespace Plimsoll.Tests.Backtests;

/// <summary>Currency pairs on the command line.</summary>
public sealed class CurrencyCommandTests
{
    [Fact]
    public async Task A_pair_pays_for_each_lot_unless_a_fraction_is_given()
    {
        var usual = await MarketAsync();
        var rules = usual.GetProperty("instrument");
        (rules.GetProperty("feePerLot").GetString(), rules.GetProperty("feePerLotCurrency").GetString())
            .ShouldBe(("7", "USD"));
        Assumed(usual, "Fees").ShouldBe("7.00 USD a lot and round turn");
        var trades = usual.GetProperty("trades").EnumerateArray().ToList();
        trades.Count.ShouldBeGreaterThan(0);
        trades.ShouldAllBe(trade => Number(trade, "fees") == Number(trade, "quantity") * 7m);

        var other = await MarketAsync("--taker-fee", "0.0001");
        other.GetProperty("instrument").GetProperty("makerFeeFraction").GetString().ShouldBe("0.0001");
        Assumed(other, "Fees").ShouldBe("taker 0.01 %, maker 0.01 %");
    }

    private static Task<JsonElement> MarketAsync(params string[] more) => ReportAsync(
    [
        "--synthetic", "7", "--instrument", "sim:EUR-USD", "--timeframe", "5m", "--to", "2026-01-08",
        "--strategy", "sma-cross", "--sizing", "equityFraction=0.2", "--cash", "1000000", .. more,
    ]);

    private static string? Assumed(JsonElement report, string name) => report.GetProperty("assumptions").EnumerateArray()
        .Single(one => one.GetProperty("name").GetString() == name).GetProperty("value").GetString();

    private static decimal Number(JsonElement of, string name) =>
        decimal.Parse(of.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static async Task<JsonElement> ReportAsync(params string[] options)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await CommandLineProgram.RunAsync(["backtest", .. options, "--json"], output, error);
        exit.ShouldBe(0, error.ToString());
        return JsonSerializer.Deserialize<JsonElement>(output.ToString());
    }
}
