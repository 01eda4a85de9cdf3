using System.CommandLine;
using Plimsoll.Commands;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// The options of <c>plimsoll backtest</c>. They are read as text and checked together, so that every problem is told
/// at once.
/// </summary>
internal sealed class BacktestCommandOptions
{
    private readonly Option<string?> _file = Text("--file", "Bars from a CSV file, .gz too.");
    private readonly Option<string?> _dataset = Text("--dataset", "Bars of a dataset of the data folder.");
    private readonly Option<string?> _synthetic = Text("--synthetic", "Bars of the synthetic market with this seed.");
    private readonly Option<string?> _instrument = Text("--instrument", "Such as BTCUSDT, binance:BTCUSDT or EUR/USD.");
    private readonly Option<string?> _timeframe = Text("--timeframe", "Bar length: 1m, 5m, 1h, 1d ...");
    private readonly Option<string?> _strategy = Text("--strategy", "Name of a built-in strategy, such as sma-cross.");
    private readonly Option<string?> _cash = Text("--cash", "Initial balance, 100 to 1e9 (10000).");
    private readonly Option<string?> _fee = Text("--fee", "Fee as a fraction of value, 0 to 0.05 (the instrument's).");
    private readonly Option<string?> _slippage = Text("--slippage", "Slippage as a fraction, 0 to 0.05 (0.0001 and half a spread).");
    private readonly Option<string?> _spread = Text("--spread", "Spread in price increments, 0 to 100 (1; 0 with --slippage).");
    private readonly Option<string?> _from = Text("--from", "First day or time, UTC.");
    private readonly Option<string?> _to = Text("--to", "Bars open before this day or time, UTC.");
    private readonly Option<string?> _sizing = Text(
        "--sizing", "equityFraction=, riskFraction=, fixedQuantity= or fixedQuote= (equityFraction=0.02).");
    private readonly Option<string?> _sameBar = Text(
        "--same-bar", "Stop and target in one bar: stop_first, target_first, by_path (stop_first).");
    private readonly Option<string?> _riskFree = Text("--risk-free", "Risk-free return of a year (0.02).");
    private readonly Option<string?> _seed = Text("--seed", "Seed of everything random (1).");
    private readonly Option<string?> _report = Text("--report", "Write the report to this HTML file.");
    private readonly Option<string?> _csv = Text("--csv", "Write the trades to this CSV file.");
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A strategy parameter, name=value; repeatable.",
    };

    public Option<bool> Json { get; } = SharedOptions.Json();

    public Option<string> DataDirectory { get; } = SharedOptions.DataDirectory();

    public Option<string?> User { get; } = DataOwner.Option();

    public IReadOnlyList<Option> All =>
    [
        _file, _dataset, _synthetic, _instrument, _timeframe, _strategy, _set, _cash, _fee, _slippage, _spread, _from,
        _to, _sizing, _sameBar, _riskFree, _seed, _report, _csv, Json, DataDirectory, User,
    ];

    public CommandLineRequest Read(ParseResult parsed) => new()
    {
        File = parsed.GetValue(_file),
        Dataset = parsed.GetValue(_dataset),
        Synthetic = parsed.GetValue(_synthetic),
        Instrument = parsed.GetValue(_instrument),
        Timeframe = parsed.GetValue(_timeframe),
        Strategy = parsed.GetValue(_strategy),
        Set = parsed.GetValue(_set) ?? [],
        Cash = parsed.GetValue(_cash),
        Fee = parsed.GetValue(_fee),
        Slippage = parsed.GetValue(_slippage),
        Spread = parsed.GetValue(_spread),
        From = parsed.GetValue(_from),
        To = parsed.GetValue(_to),
        Sizing = parsed.GetValue(_sizing),
        SameBar = parsed.GetValue(_sameBar),
        RiskFree = parsed.GetValue(_riskFree),
        Seed = parsed.GetValue(_seed),
        Report = parsed.GetValue(_report),
        Csv = parsed.GetValue(_csv),
    };

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };
}
