using System.CommandLine;
using Plimsoll.Commands;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// The options of <c>plimsoll backtest</c>. They are read as text and checked together, so that every problem is told
/// at once.
/// </summary>
internal sealed class BacktestCommandOptions
{
    private readonly Option<string[]> _file = Texts(
        "--file", "Bars from a CSV file, .gz too; repeatable, with one --instrument for each.");
    private readonly Option<string[]> _trades = Texts(
        "--trades", "Market trades from a CSV file, .gz too; repeatable, with one --instrument for each.");
    private readonly Option<bool> _ticks = new("--ticks")
    {
        Description = "The trades and quotes of the synthetic market instead of its bars.",
    };

    private readonly Option<string[]> _dataset = Texts("--dataset", "Bars of a dataset of the data folder; repeatable.");
    private readonly Option<string?> _session = Text("--session", "Trades of a finished session of the data folder.");
    private readonly Option<string?> _synthetic = Text("--synthetic", "Bars of the synthetic market with this seed.");
    private readonly Option<string[]> _reference = Texts(
        "--reference", "An instrument that is only looked at; its file or dataset comes behind those of the instruments.");

    private readonly Option<string[]> _instrument = Texts(
        "--instrument", "Such as BTCUSDT, binance:BTCUSDT or EUR/USD; up to 50 share one account.");
    private readonly Option<string?> _timeframe = Text("--timeframe", "Bar length: 1m, 5m, 1h, 1d ...");
    private readonly Option<string?> _detail = Text(
        "--detail", "Finer bars that orders meet inside the strategy's: 1m ... (a dataset's own; else none).");
    private readonly Option<string?> _strategy = Text("--strategy", "Name of a built-in strategy, such as sma-cross.");
    private readonly Option<string?> _cash = Text("--cash", "Initial balance, 100 to 1e9 (10000).");
    private readonly Option<string?> _fee = Text("--fee", "Fee as a fraction of value, 0 to 0.05 (the instrument's).");
    private readonly Option<string?> _makerFee = Text("--maker-fee", "Fee of orders that rested (--fee).");
    private readonly Option<string?> _takerFee = Text("--taker-fee", "Fee of orders that took what was there (--fee).");
    private readonly Option<string?> _slippage = Text(
        "--slippage", "Slippage as a fraction, 0 to 0.05 (0.0001 and half a spread; uniform: 0.0005).");
    private readonly Option<string?> _slippageModel = Text(
        "--slippage-model",
        "fixed; uniform: a seeded share of it; volume: plus 0.001 × root of order/bar volume (fixed).");
    private readonly Option<string?> _spread = Text("--spread", "Spread in price increments, 0 to 100 (1; 0 with --slippage).");
    private readonly Option<string?> _latency = Text(
        "--latency", "Milliseconds, 0 to 60000 (100); orders of a bar wait for the next open anyway.");
    private readonly Option<string?> _latencyJitter = Text(
        "--latency-jitter", "Latency of each order varies by this share, 0 to 1 (0.2).");
    private readonly Option<string?> _fillProbability = Text(
        "--fill-probability", "Chance that an entry is taken at all, 0 to 1 (1).");
    private readonly Option<string?> _partialFills = Text(
        "--partial-fills", "Largest share of a bar's volume that orders take, 0.001 to 1 (0.1).");
    private readonly Option<string?> _from = Text("--from", "First day or time, UTC.");
    private readonly Option<string?> _to = Text("--to", "Bars open before this day or time, UTC.");
    private readonly Option<string?> _holdOut = Text(
        "--hold-out", "Last share of the data that the run may not see, 0 to 0.4 (0).");
    private readonly Option<string?> _openHoldOut = Text(
        "--open-hold-out", "Why this run reads what is held out of its datasets; it is counted.");
    private readonly Option<string?> _sizing = Text(
        "--sizing", "equityFraction=, riskFraction=, kelly=, fixedQuantity= or fixedQuote= (equityFraction=0.02).");
    private readonly Option<string?> _leverage = Text(
        "--leverage", "Value over own margin, 1 to 10, on margined instruments (1).");
    private readonly Option<string?> _funding = Text(
        "--funding", "What a long perpetual pays each 8 hours, as a fraction; 0 for none (0.0001).");
    private readonly Option<string[]> _fundingFile = Texts(
        "--funding-file", "Recorded rates from a CSV file, time and rate; repeatable, one for each perpetual.");
    private readonly Option<string[]> _notices = Texts(
        "--notices", "What became known, from a CSV file, time, kind and value; repeatable, one for each instrument.");
    private readonly Option<string[]> _recording = Texts(
        "--recording", "Stored funding rates or notices of an instrument, beside --dataset; repeatable.");
    private readonly Option<string?> _events = Text(
        "--events", "Economic events from a file of CSV, JSON or iCalendar: no entries around those of high impact.");
    private readonly Option<string?> _blackout = Text(
        "--blackout", "What happens around them: block_entries, block_and_tighten, flatten_before (block_entries).");
    private readonly Option<string?> _sameBar = Text(
        "--same-bar", "Stop and target in one bar: stop_first, target_first, by_path (stop_first).");
    private readonly Option<string?> _riskFree = Text("--risk-free", "Risk-free return of a year (0.02).");
    private readonly Option<string?> _seed = Text("--seed", "Seed of everything random (1).");
    private readonly Option<string?> _report = Text("--report", "Write the report to this HTML file.");
    private readonly Option<string?> _csv = Text("--csv", "Write the trades to this CSV file.");
    private readonly Option<string[]> _set = Texts("--set", "A strategy parameter, name=value; repeatable.");
    private readonly Option<string[]> _limit = Texts(
        "--limit", "A tighter limit of the account, such as maxPositionFraction=0.1; repeatable.");
    private readonly Option<bool> _leaveOpen = new("--leave-open")
    {
        Description = "Keep open at the end what is open (closed at the last close).",
    };

    private readonly Option<bool> _acceptLowQuality = new("--accept-low-quality")
    {
        Description = "Run on bars of quality D too.",
    };

    private readonly Option<bool> _checkLookAhead = new("--check-lookahead")
    {
        Description = "Run again with the future cut off and replaced; exit code 4 when a decision changes.",
    };

    public Option<bool> Json { get; } = SharedOptions.Json();

    public Option<string> DataDirectory { get; } = SharedOptions.DataDirectory();

    public Option<string?> User { get; } = DataOwner.Option();

    public IReadOnlyList<Option> All =>
    [
        _file, _trades, _dataset, _session, _synthetic, _ticks, _instrument, _reference, _timeframe, _detail, _strategy, _set,
        _cash, _fee, _makerFee,
        _takerFee, _slippageModel, _slippage, _spread, _latency, _latencyJitter, _fillProbability, _partialFills, _limit,
        _leaveOpen, _acceptLowQuality, _checkLookAhead, _from, _to, _holdOut, _openHoldOut, _sizing, _leverage, _funding, _fundingFile,
        _notices, _recording, _events, _blackout, _sameBar, _riskFree, _seed, _report, _csv, Json, DataDirectory, User,
    ];

    public CommandLineRequest Read(ParseResult parsed) => new()
    {
        Files = parsed.GetValue(_file) ?? [],
        Trades = parsed.GetValue(_trades) ?? [],
        HasTicks = parsed.GetValue(_ticks),
        Datasets = parsed.GetValue(_dataset) ?? [],
        Session = parsed.GetValue(_session),
        Synthetic = parsed.GetValue(_synthetic),
        Instruments = parsed.GetValue(_instrument) ?? [],
        References = parsed.GetValue(_reference) ?? [],
        Timeframe = parsed.GetValue(_timeframe),
        Detail = parsed.GetValue(_detail),
        Strategy = parsed.GetValue(_strategy),
        Set = parsed.GetValue(_set) ?? [],
        Cash = parsed.GetValue(_cash),
        Fee = parsed.GetValue(_fee),
        MakerFee = parsed.GetValue(_makerFee),
        TakerFee = parsed.GetValue(_takerFee),
        SlippageModel = parsed.GetValue(_slippageModel),
        Slippage = parsed.GetValue(_slippage),
        Spread = parsed.GetValue(_spread),
        Latency = parsed.GetValue(_latency),
        LatencyJitter = parsed.GetValue(_latencyJitter),
        FillProbability = parsed.GetValue(_fillProbability),
        PartialFills = parsed.GetValue(_partialFills),
        Limits = parsed.GetValue(_limit) ?? [],
        LeavesOpen = parsed.GetValue(_leaveOpen),
        AcceptsLowQuality = parsed.GetValue(_acceptLowQuality),
        ChecksLookAhead = parsed.GetValue(_checkLookAhead),
        From = parsed.GetValue(_from),
        To = parsed.GetValue(_to),
        HoldOut = parsed.GetValue(_holdOut),
        OpenHoldOut = parsed.GetValue(_openHoldOut),
        Sizing = parsed.GetValue(_sizing),
        Leverage = parsed.GetValue(_leverage),
        Funding = parsed.GetValue(_funding),
        FundingFiles = parsed.GetValue(_fundingFile) ?? [],
        NoticeFiles = parsed.GetValue(_notices) ?? [],
        Recordings = parsed.GetValue(_recording) ?? [],
        Events = parsed.GetValue(_events),
        Blackout = parsed.GetValue(_blackout),
        SameBar = parsed.GetValue(_sameBar),
        RiskFree = parsed.GetValue(_riskFree),
        Seed = parsed.GetValue(_seed),
        Report = parsed.GetValue(_report),
        Csv = parsed.GetValue(_csv),
    };

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };

    private static Option<string[]> Texts(string name, string description) => new(name) { Description = description };
}
