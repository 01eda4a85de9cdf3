using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Data;

/// <summary>All trades of one instrument of a session as a file.</summary>
internal static class ExportSession
{
    internal sealed record Query(
        [FromQuery(Name = "format")] string? Format = null,
        [FromQuery(Name = "instrument")] string? Instrument = null,
        [FromQuery(Name = "gzip")] bool Gzip = false);

    public static async Task<Results<PushStreamHttpResult, ApiProblem>> HandleAsync(
        Guid id, [AsParameters] Query query, CurrentUser user, ITickStore ticks, DataExport export,
        CancellationToken stop)
    {
        var format = query.Format ?? ExportFile.Csv;
        var problems = new FieldProblems();
        if (!problems.OneOf(format, "format", ExportFile.TradeFormats))
            return problems.ToProblem();
        if (await ticks.FindAsync(user.Id, $"{id}", stop) is not { } session)
            return ApiProblem.NotFound(TickStoreException.NotFound, "There is no such session.");
        if (InstrumentOf(session, query.Instrument) is not { } instrument)
            return NoInstrument(session);
        var trades = new TickQuery(session.Id) { Instruments = [instrument] };
        return ExportFile.Answer(
            ExportFile.NameOf(session, instrument), query.Gzip,
            target => export.WriteAsync(trades, ExportFile.TradesAs(format), target, stop));
    }

    /// <summary>By id or symbol; the only one need not be named. Null: there is none, or which one is not clear.</summary>
    public static InstrumentId? InstrumentOf(TickSession session, string? wanted)
    {
        InstrumentId[] found =
        [
            .. session.Instruments.Where(one => wanted is null or "" || one.Value == wanted || one.Symbol == wanted),
        ];
        return found is [var only] ? only : null;
    }

    public static ApiProblem NoInstrument(TickSession session) => ApiProblem.Refused(
        TickStoreException.NoInstrument,
        $"Name one instrument of the session: {string.Join(", ", session.Instruments)}.");
}
