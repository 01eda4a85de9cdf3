using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>What the rows of a file become: checked, so that it can be stored as it is.</summary>
/// <param name="Name">Of the recording.</param>
/// <param name="Kind">One of <see cref="RecordingKind"/>.</param>
/// <param name="InstrumentId">What it is of.</param>
/// <param name="Source">Name of the file without folders; stands in messages about its lines too.</param>
internal sealed record RecordingTarget(string Name, string Kind, InstrumentId InstrumentId, string Source)
{
    /// <summary>Null: built in.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The target, or the problem to answer.</summary>
    public static ApiProblem? Check(Asked asked, out RecordingTarget? target)
    {
        target = null;
        var problems = new FieldProblems();
        var name = ImportTarget.NameOf(asked.Name, problems);
        if (problems.Required(asked.Kind, "kind"))
            problems.OneOf(asked.Kind, "kind", RecordingKind.All);
        problems.Required(asked.Instrument, "instrument");
        var source = ImportTarget.SourceOf(asked.FileName, problems);
        if (problems.Any)
            return problems.ToProblem();
        if (KnownInstruments.Find(asked.Instrument!) is not { Instrument: var instrument })
            return ImportTarget.UnknownInstrument(asked.Instrument!);
        if (asked.Kind == RecordingKind.Funding && !instrument.HasFunding)
            return ImportTarget.Refused(
                "instrument", "data.no_funding", $"{instrument.Id} is no perpetual: nothing is settled on it.");
        target = new RecordingTarget(name, asked.Kind!, instrument.Id, source);
        return null;
    }

    /// <param name="Name">Of the recording, the caller's own.</param>
    /// <param name="Kind"><c>funding</c> or <c>notices</c>.</param>
    /// <param name="Instrument">What it is of: an id or a symbol.</param>
    /// <param name="FileName">What the file is called where it comes from.</param>
    internal sealed record Asked(string? Name, string? Kind, string? Instrument, string? FileName);
}
