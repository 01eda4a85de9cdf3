using System.Globalization;
using Plimsoll.Core.Backtesting;
using Spectre.Console;

namespace Plimsoll.Features.Bench;

/// <summary>The reports of <c>plimsoll bench</c> as tables for a person.</summary>
internal sealed class BenchPrinter(TextWriter output)
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(output),
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    });

    public TextWriter Output => output;

    public void Write(EngineBenchReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("Limits");
        foreach (var name in new[] { "best", "median", "worst", "B/bar", "B/idle bar", "Signals", "Orders", "Trades" })
            table.AddColumn(new TableColumn(name) { Alignment = Justify.Right });
        foreach (var run in report.Measurements)
            table.AddRow(
                run.Limits == MeasuredLimits.Hard ? "hard" : "none",
                Millions(run.BarsPerSecond.Max), Millions(run.BarsPerSecond.Median), Millions(run.BarsPerSecond.Min),
                Fine(run.BytesPerBar), Fine(run.BytesPerIdleBar),
                Whole(run.Counts.Signals), Whole(run.Counts.Orders), Whole(run.Counts.RoundTrips));
        _console.Write(table);
        _console.WriteLine($"Million bars a second; {Whole(report.Bars)} bars a run, {report.Runs} runs after warming up.");
        _console.WriteLine("Hard limits are those of every account; none exists only here, for a run that trades throughout.");
    }

    public void Write(ProofBenchReport report)
    {
        var result = report.Result;
        var table = new Table().Border(TableBorder.Rounded).HideHeaders();
        table.AddColumn("Figure");
        table.AddColumn(new TableColumn("Value") { Alignment = Justify.Right });
        table.AddRow("Final equity", result.FinalEquity.ToString(CultureInfo.InvariantCulture));
        table.AddRow("Fees", result.Fees.ToString(CultureInfo.InvariantCulture));
        table.AddRow("Orders filled", Whole(result.Fills));
        table.AddRow("Round trips", Whole(result.RoundTrips));
        table.AddRow("Open at the end", result.IsOpenAtEnd ? "yes" : "no");
        table.AddRow("Max drawdown", result.MaxDrawdown.ToString("0.0000000000", CultureInfo.InvariantCulture));
        table.AddRow("Million bars/s, best", Millions(report.BarsPerSecond.Max));
        table.AddRow("Million bars/s, median", Millions(report.BarsPerSecond.Median));
        table.AddRow("Million bars/s, worst", Millions(report.BarsPerSecond.Min));
        table.AddRow("B/bar", Fine(report.BytesPerBar));
        _console.Write(table);
        _console.WriteLine($"sma-cross {report.Fast}/{report.Slow} over {Whole(report.Bars)} bars, {report.Runs} runs:");
        _console.WriteLine("one unit, 10,000,000 of cash, 0.1 % a side, next open, no stop, no limits.");
    }

    public void Write(RestartBenchReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders();
        table.AddColumn("Figure");
        table.AddColumn(new TableColumn("Value") { Alignment = Justify.Right });
        table.AddRow("Ready after, best", Seconds(report.SecondsToReady.Min));
        table.AddRow("Ready after, median", Seconds(report.SecondsToReady.Median));
        table.AddRow("Ready after, worst", Seconds(report.SecondsToReady.Max));
        table.AddRow("Processor time, median", Seconds(report.ProcessorSeconds.Median));
        table.AddRow("Without a snapshot", Seconds(report.SecondsWithoutSnapshot));
        table.AddRow("Facts a second, median", Whole(report.Facts / report.SecondsToReady.Median));
        table.AddRow("Bytes a fact", Whole((double)report.PayloadBytes / report.Facts));
        table.AddRow("Making the next snapshot", Seconds(report.SecondsToSnapshot));
        table.AddRow("Its bytes", Whole(report.SnapshotBytes));
        _console.Write(table);
        _console.WriteLine(
            $"{Whole(report.OpenOrders)} open orders in a snapshot, {Whole(report.Facts)} facts after it, "
            + $"{report.Runs} restarts.");
    }

    public void Write(OrderPathReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("");
        foreach (var name in new[] { "count", "p50", "p99", "p99.9", "max" })
            table.AddColumn(new TableColumn(name) { Alignment = Justify.Right });
        Add("event due to intent durable, ms", report.Durable);
        Add("one commit, ms", report.Commit);
        Add("event told later than due, ms", report.Lateness);
        Add("step of the core, µs", report.Step);
        _console.Write(table);
        var request = report.Request;
        _console.WriteLine(
            $"{request.Rate} events a second for {request.Seconds} s, {request.Strategies} strategies, four on an account; "
            + $"{request.Pace} seconds of the market in one.");

        void Add(string name, Percentiles figures) => table.AddRow(
            name, Whole(figures.Count), Fine(figures.P50), Fine(figures.P99), Fine(figures.P999), Fine(figures.Max));
    }

    public void Write(CollectBenchReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("Milliseconds");
        foreach (var name in new[] { "count", "p50", "p99", "p99.9", "max" })
            table.AddColumn(new TableColumn(name) { Alignment = Justify.Right });
        Add("taken to durable", report.Durable);
        Add("one writing of one instrument", report.Write);
        _console.Write(table);
        var request = report.Request;
        _console.WriteLine(
            $"{request.Instruments} instruments, {Whole(request.Rate)} trades a second each for {request.Seconds} s, written "
            + $"every {request.FlushSeconds} s; {Whole(report.Stored)} of {Whole(report.Told)} stored, {report.Status}.");
        _console.WriteLine(
            $"{Fixed(100 * report.CoreShare, "0.0")} % of a core, {Whole(report.WorkingSetBytes / 1048576.0)} MiB, "
            + $"{Fixed(report.BytesPerTrade, "0.00")} bytes a trade.");

        void Add(string name, Percentiles figures) => table.AddRow(
            name, Whole(figures.Count), Fine(figures.P50), Fine(figures.P99), Fine(figures.P999), Fine(figures.Max));
    }

    public void Write(TickBenchReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("Million ticks a second");
        foreach (var name in new[] { "best", "median", "worst" })
            table.AddColumn(new TableColumn(name) { Alignment = Justify.Right });
        Add("packed, in memory", report.Packed);
        Add("unpacked, in memory", report.Unpacked);
        Add("written through the store", report.Written);
        Add("read through the store", report.Read);
        _console.Write(table);
        _console.WriteLine(
            $"{Whole(report.Ticks)} trades of {report.Source}, {Whole(report.TicksPerRun)} a run, {report.Runs} runs; "
            + $"{Fixed(report.BytesPerTick, "0.00")} bytes each.");

        void Add(string name, Spread figures) =>
            table.AddRow(name, Millions(figures.Max), Millions(figures.Median), Millions(figures.Min));
    }

    private static string Seconds(double seconds) => Fixed(seconds, "0.00") + " s";

    private static string Millions(double barsPerSecond) => Fixed(barsPerSecond / 1e6, "0.00");

    private static string Whole(double value) => Fixed(value, "#,0");

    private static string Fine(double value) => Fixed(value, "0.###");

    private static string Fixed(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
