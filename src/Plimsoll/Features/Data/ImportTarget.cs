using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Data;

/// <summary>What the bars of a file become: checked, so that it can be stored as it is.</summary>
internal sealed record ImportTarget
{
    private const int MaxName = 64;
    private const int MaxFileName = 255;
    private const string NamelessFile = "upload";

    /// <summary>Minute bars of the synthetic market.</summary>
    public ImportTarget(string name, Instrument instrument)
        : this(name, instrument, Timeframe.OneMinute, "synthetic")
    {
    }

    private ImportTarget(string name, Instrument instrument, Timeframe timeframe, string source)
    {
        Name = name;
        Instrument = instrument;
        Timeframe = timeframe;
        Source = source;
    }

    public string Name { get; }

    public Instrument Instrument { get; }

    public Timeframe Timeframe { get; }

    /// <summary>Name of the file without folders; stands in messages about its lines too.</summary>
    public string Source { get; }

    /// <summary>Null: built in.</summary>
    public Guid? UserId { get; init; }

    /// <summary>What the file calls its columns.</summary>
    public BarColumnNames Columns { get; init; } = BarColumnNames.Known;

    /// <summary>The target, or the problem to answer.</summary>
    public static ApiProblem? Check(
        string? name, string? instrument, string? timeframe, string? fileName, out ImportTarget? target)
    {
        target = null;
        var problems = new FieldProblems();
        name = NameOf(name, problems);
        problems.Required(instrument, "instrument");
        problems.Required(timeframe, "timeframe");
        var source = SourceOf(fileName, problems);
        if (problems.Any)
            return problems.ToProblem();
        if (KnownInstruments.Find(instrument) is not { } known)
            return UnknownInstrument(instrument!);
        if (!Timeframe.TryOf(timeframe, out var length))
            return UnknownTimeframe(timeframe!);
        target = new ImportTarget(name, known.Instrument, length, source);
        return null;
    }

    /// <summary>The name without blanks around it; what is wrong with it goes to the problems.</summary>
    public static string NameOf(string? name, FieldProblems problems)
    {
        name = name?.Trim();
        if (problems.Required(name, "name") && problems.Length(name, "name", 1, MaxName))
            problems.Format(!name.Any(char.IsControl), "name", "Must not hold control characters.");
        return name ?? "";
    }

    public static ApiProblem UnknownInstrument(string instrument) =>
        Refused("instrument", "data.unknown_instrument", $"'{instrument}' is no instrument known here.");

    public static ApiProblem UnknownTimeframe(string timeframe)
    {
        string[] allowed = [.. Timeframe.Codes];
        return Refused(
            "timeframe",
            DataFileException.BadTimeframe,
            $"'{timeframe}' is no timeframe; it must be one of: {string.Join(", ", allowed)}.",
            allowed);
    }

    public static string SourceOf(string? fileName, FieldProblems problems)
    {
        // Whatever folder it lay in at home is nobody's business.
        var name = fileName?.Split('/', '\\')[^1].Trim() ?? "";
        problems.Length(name, "fileName", 0, MaxFileName);
        problems.Format(!name.Any(char.IsControl), "fileName", "Must not hold control characters.");
        return name.Length == 0 ? NamelessFile : name;
    }

    public static ApiProblem Refused(string field, string code, string text, IReadOnlyList<string>? allowed = null) =>
        ApiProblem.Refused(code, text) with
        {
            Errors = [new FieldProblem(field, code, text) { Allowed = allowed }],
        };
}
