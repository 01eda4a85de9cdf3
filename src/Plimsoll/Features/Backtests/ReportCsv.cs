using System.Globalization;
using System.Text;
using System.Text.Json;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// Trades and equity as comma-separated values: a header with the names of the API, every digit, times in UTC, nothing
/// where there is nothing. No value needs quotes.
/// </summary>
internal static class ReportCsv
{
    private static readonly (string Name, Func<ReportTrade, object?> Of)[] TradeColumns =
    [
        ("number", trade => trade.Number),
        ("side", trade => Word(trade.Side.ToString())),
        ("entryTime", trade => trade.EntryTime),
        ("entryPrice", trade => trade.EntryPrice),
        ("exitTime", trade => trade.ExitTime),
        ("exitPrice", trade => trade.ExitPrice),
        ("quantity", trade => trade.Quantity),
        ("grossPnl", trade => trade.GrossPnl),
        ("fees", trade => trade.Fees),
        ("slippageCost", trade => trade.SlippageCost),
        ("netPnl", trade => trade.NetPnl),
        ("initialStop", trade => trade.InitialStop),
        ("rMultiple", trade => trade.RMultiple),
        ("mae", trade => trade.Mae),
        ("mfe", trade => trade.Mfe),
        ("exitReason", trade => Word(trade.ExitReason.ToString())),
        ("isAmbiguous", trade => trade.IsAmbiguous ? "true" : "false"),
        ("gapLoss", trade => trade.GapLoss),
        ("instrumentId", trade => trade.InstrumentId),
    ];

    private static readonly (string Name, Func<EquityCurvePoint, object?> Of)[] EquityColumns =
    [
        ("time", point => point.Time),
        ("equity", point => point.Equity),
        ("low", point => point.Low),
        ("drawdown", point => point.Drawdown),
        ("benchmark", point => point.Benchmark),
    ];

    public static string Trades(BacktestReport report) => Table(TradeColumns, report.Trades);

    public static string Equity(BacktestReport report) => Table(EquityColumns, report.Equity);

    private static string Table<T>((string Name, Func<T, object?> Of)[] columns, IReadOnlyList<T> rows)
    {
        var text = new StringBuilder().AppendJoin(',', columns.Select(column => column.Name)).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(',', columns.Select(column => Text(column.Of(row)))).Append('\n');
        return text.ToString();
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        Timestamp time => time.ToString(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // As the API writes it.
    private static string Word(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
