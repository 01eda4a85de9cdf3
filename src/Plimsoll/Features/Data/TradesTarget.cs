using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Data;

/// <summary>What the trades of a file become: checked, so that it can be stored as it is.</summary>
/// <param name="Name">Of the session.</param>
/// <param name="InstrumentId">What was traded.</param>
/// <param name="Source">Name of the file without folders; stands in messages about its lines too.</param>
/// <param name="MaxRejectFraction">Share of the rows that may be wrong.</param>
internal sealed record TradesTarget(string Name, InstrumentId InstrumentId, string Source, decimal MaxRejectFraction)
{
    // A file with more is not what its columns say.
    private const decimal UsualRejects = 0.01m;

    /// <summary>Null: built in.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The target, or the problem to answer.</summary>
    public static ApiProblem? Check(Asked asked, out TradesTarget? target)
    {
        target = null;
        var problems = new FieldProblems();
        var name = ImportTarget.NameOf(asked.Name, problems);
        problems.Required(asked.Instrument, "instrument");
        var source = ImportTarget.SourceOf(asked.FileName, problems);
        var rejects = asked.MaxRejectFraction ?? UsualRejects;
        problems.Range(rejects, "maxRejectFraction", 0m, 1m);
        if (problems.Any)
            return problems.ToProblem();
        if (KnownInstruments.Find(asked.Instrument!) is not { Instrument: var instrument })
            return ImportTarget.UnknownInstrument(asked.Instrument!);
        target = new TradesTarget(name, instrument.Id, source, rejects);
        return null;
    }

    /// <param name="Name">Of the session, the caller's own.</param>
    /// <param name="Instrument">What was traded: an id or a symbol.</param>
    /// <param name="FileName">What the file is called where it comes from.</param>
    /// <param name="MaxRejectFraction">0 to 1; 0.01 unless given.</param>
    internal sealed record Asked(string? Name, string? Instrument, string? FileName, decimal? MaxRejectFraction);
}
