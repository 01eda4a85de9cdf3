using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Features.Data;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Collecting;

/// <summary>Begins to record.</summary>
internal static class StartCollection
{
    // A month: whoever wants more wants it until it is stopped.
    private const int LongestSeconds = 31 * 24 * 3_600;
    private const int LongestFlush = 300;

    /// <param name="Name">Of the session, the caller's own.</param>
    /// <param name="Instruments">1 to 50 ids, each once.</param>
    internal sealed record Request(string Name, IReadOnlyList<string> Instruments)
    {
        /// <summary>What is recorded of them; prices unless given.</summary>
        public IReadOnlyList<TickDataType>? DataTypes { get; init; }

        /// <summary>How long, 1 to 2,678,400; until it is stopped unless given.</summary>
        public int? DurationSeconds { get; init; }

        /// <summary>What a crash loses at most, 1 to 300; 1 unless given.</summary>
        public int? FlushSeconds { get; init; }
    }

    public static async Task<Results<Created<SessionAnswer>, ApiProblem>> HandleAsync(
        Body<Request> body, CurrentUser user, Collector collector, CancellationToken stop)
    {
        var problems = new FieldProblems();
        if (Read(body.Value, problems) is not { } session)
            return problems.ToProblem();
        try
        {
            var begun = await collector.StartAsync(session with { UserId = user.Id }, stop);
            return TypedResults.Created($"{DataFeature.Sessions}/{begun.Id}", SessionAnswer.From(begun));
        }
        catch (CollectionException refused)
        {
            return ProblemOf(refused);
        }
        catch (TickStoreException taken) when (taken.Code == TickStoreException.NameTaken)
        {
            return ApiProblem.Conflict(taken.Code, taken.Message);
        }
    }

    /// <summary>Null when something is wrong with it.</summary>
    internal static NewTickSession? Read(Request request, FieldProblems problems)
    {
        var name = ImportTarget.NameOf(request.Name, problems);
        var instruments = InstrumentsOf(request.Instruments, problems);
        var types = request.DataTypes?.Distinct().ToArray() ?? [TickDataType.Prices];
        if (types.Length == 0)
            problems.Required((string?)null, "dataTypes");
        if (request.DurationSeconds is { } seconds)
            problems.Range(seconds, "durationSeconds", 1, LongestSeconds);
        problems.Range(request.FlushSeconds ?? 1, "flushSeconds", 1, LongestFlush);
        return problems.Any ? null : new NewTickSession
        {
            Name = name,
            Kind = TickSessionKind.Collect,
            Instruments = instruments,
            DataTypes = types,
            DurationSeconds = request.DurationSeconds,
            FlushSeconds = request.FlushSeconds ?? 1,
            Source = string.Join(", ", instruments.Select(one => one.Venue).Distinct()),
        };
    }

    private static InstrumentId[] InstrumentsOf(IReadOnlyList<string> texts, FieldProblems problems)
    {
        problems.Range(texts.Count, "instruments", 1, NewTickSession.MostInstruments);
        var ids = new List<InstrumentId>();
        foreach (var text in texts.Take(NewTickSession.MostInstruments))
            if (problems.Format(InstrumentId.TryOf(text, out var id), "instruments", $"'{text}' is no venue:SYMBOL."))
                ids.Add(id);
        problems.Format(ids.Distinct().Count() == ids.Count, "instruments", "Each instrument once.");
        return [.. ids];
    }

    private static ApiProblem ProblemOf(CollectionException refused) => refused.Code switch
    {
        CollectionException.VenueAway =>
            new ApiProblem(StatusCodes.Status503ServiceUnavailable, refused.Code, refused.Message),
        CollectionException.TooMany or CollectionException.DiskFull =>
            ApiProblem.Conflict(refused.Code, refused.Message),
        CollectionException.UnknownInstrument =>
            ImportTarget.Refused("instruments", refused.Code, refused.Message),
        _ => ImportTarget.Refused("dataTypes", refused.Code, refused.Message),
    };
}
