using System.Text;
using Plimsoll.Core.Indicators;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>The document of the catalog is written from the catalog.</summary>
public sealed class IndicatorDocumentTests
{
    private const string Head =
        """
        # Indicators

        Written from the catalog in `src/Plimsoll.Core/Indicators`; a test compares the two and leaves the right text in
        `indicators.received.md` beside the tests when they differ.

        A spec names a kind and its parameters in order, `macd(12,26,9)`; what is left off at the end is the default. A
        field is named after a dot, the first is the default: `macd.histogram`. Letters: o, h, l, c, v of a bar, x the
        price that `source` names, a 1 after a letter the bar before, n the period. Until the warm-up, and where a value is
        undefined, there is none (null). *Recursive* kinds depend, ever less, on where the data begins; kinds marked
        *start* depend on it for good; *event* means that the first value also waits for something in the data.

        Kinds marked *trades* or *quotes* are not fed with bars: they look at [now - t1, now - t2) of the market trades or
        quotes of an instrument, in whole seconds, 86,400 >= t1 > t2 >= 0 (else `indicator.window`). Now is the time of
        the latest event, and with t2 = 0 it is part of the window. A window with nothing in it gives null, but for what
        is weighted by time: there the last price before the window is carried in. The warm-up is in seconds. Where only
        bars are at hand they are refused (`indicator.input_missing`). At most 524,288 trades and as many quotes are kept
        an instrument; a window that reaches farther back than they do gives null.

        A kind marked *pair* looks at the bars of another instrument beside the own ones; it has to be named:
        `correlation(sim:BRAVO-USD,500)`. Bars that open together belong together, and of those that end together the other's
        count first. Where its bars are not at hand the kind is refused (`indicator.reference_missing`), by a strategy's
        document with the path of the condition.


        """;

    [Fact]
    public void The_document_says_what_the_catalog_says()
    {
        var path = Path.Combine(Root(), "docs", "indicators.md");
        var expected = Document();
        var actual = File.Exists(path) ? File.ReadAllText(path) : "";
        if (actual != expected)
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "indicators.received.md"), expected);
        actual.ShouldBe(expected);
    }

    private static string Document()
    {
        var text = new StringBuilder(Head);
        text.Append("| spec | fields | definition | warm-up | |\n|---|---|---|---|---|\n");
        foreach (var kind in IndicatorCatalog.Kinds.OrderBy(kind => kind.Name, StringComparer.Ordinal))
            text.Append(Row(kind));
        return text.ToString();
    }

    private static string Row(IndicatorKind kind)
    {
        var parameters = string.Join(", ", kind.Parameters.Select(Parameter));
        var fields = string.Join(", ", kind.Fields.Select(field => field.Name));
        string[] notes =
        [
            .. kind.IsRecursive && !kind.DependsOnStart ? ["recursive"] : Array.Empty<string>(),
            .. kind.DependsOnStart ? ["start"] : Array.Empty<string>(),
            .. kind.AwaitsEvent ? ["event"] : Array.Empty<string>(),
            .. kind.NeedsReference ? ["pair"] : Array.Empty<string>(),
            .. kind.Needs.HasFlag(IndicatorInput.Volume) ? ["volume"] : Array.Empty<string>(),
            .. kind.Needs.HasFlag(IndicatorInput.Trades) ? ["trades"] : Array.Empty<string>(),
            .. kind.Needs.HasFlag(IndicatorInput.Quotes) ? ["quotes"] : Array.Empty<string>(),
        ];
        var definition = $"{kind.Title}: {kind.Formula} ({kind.Source})"
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal);
        var spec = parameters.Length == 0 ? $"`{kind.Name}`" : $"`{kind.Name}` {parameters}";
        return $"| {spec} | {fields} | {definition} | {Warmup(kind)} | {string.Join(", ", notes)} |\n";
    }

    private static string Warmup(IndicatorKind kind) => kind.Needs.HasFlag(IndicatorInput.Bars)
        ? $"{kind.Example.WarmupBars}"
        : $"{kind.WarmupSeconds(kind.Example)} s";

    private static string Parameter(IndicatorParameter one) =>
        one.IsInstrument ? $"{one.Name} instrument"
        : one.IsChoice ? $"{one.Name} {string.Join('/', one.Choices)}" : $"{one.Name} {one.TextOf(one.Default)}";

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Plimsoll.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("no Plimsoll.slnx above the tests");
    }
}
