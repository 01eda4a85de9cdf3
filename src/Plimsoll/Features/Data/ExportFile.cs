using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>What an export can be asked for, and what the file is called.</summary>
internal static class ExportFile
{
    public const string Csv = "csv";
    public const string TradingView = "tradingview";
    public const string Binance = "binance";
    public const string MediaType = "text/csv";

    private const string Packed = "application/gzip";

    public static readonly string[] BarFormats = [Csv, TradingView];
    public static readonly string[] TradeFormats = [Csv, Binance];

    public static BarTable BarsAs(string format) => format == TradingView ? BarTable.TradingView : BarTable.Csv;

    public static TradeTable TradesAs(string format) => format == Binance ? TradeTable.Binance : TradeTable.Csv;

    public static string NameOf(Dataset dataset) => $"{SymbolOf(dataset.InstrumentId)}-{dataset.Timeframe.Code}.csv";

    public static string NameOf(TickSession session, InstrumentId instrument) =>
        $"{SymbolOf(instrument)}-trades-{session.StartTime:yyyyMMdd}.csv";

    public static PushStreamHttpResult Answer(string name, bool isPacked, Func<ExportTarget, Task> write) =>
        TypedResults.Stream(
            content => write(new ExportTarget(content, isPacked)),
            isPacked ? Packed : $"{MediaType}; charset=utf-8",
            isPacked ? $"{name}.gz" : name);

    // A symbol may have what a file's name may not.
    private static string SymbolOf(InstrumentId instrument) =>
        string.Concat(instrument.Symbol.Select(one => char.IsAsciiLetterOrDigit(one) ? one : '_'));
}
