using Plimsoll.Api;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Storage.Indicators;

namespace Plimsoll.Features.Indicators;

/// <summary>Reads variants and writes a user's own; every refusal has its code here.</summary>
internal sealed class Variants(IndicatorVariantStore store, TimeProvider clock)
{
    private const int MaxName = 64;
    private const int MaxScope = 100;

    public static ApiProblem NotFound(Guid id) =>
        ApiProblem.NotFound("indicator.not_found", $"There is no variant {id}.");

    /// <summary>The user's own by name, then the system's in the order of the catalog.</summary>
    public async Task<IReadOnlyList<Variant>> ListAsync(Guid userId, CancellationToken stop) =>
        [.. (await store.ListAsync(userId, stop)).Select(Variant.From), .. Variant.System];

    /// <summary>Null when there is none, or it is another user's.</summary>
    public async Task<Variant?> FindAsync(Guid userId, Guid id, CancellationToken stop) =>
        Variant.System.FirstOrDefault(variant => variant.Id == id)
        ?? (await store.FindAsync(userId, id, stop) is { } own ? Variant.From(own) : null);

    public async Task<IReadOnlyList<Variant>> VersionsAsync(Guid userId, Guid id, CancellationToken stop) =>
        Variant.System.FirstOrDefault(variant => variant.Id == id) is { } built
            ? [built]
            : [.. (await store.VersionsAsync(userId, id, stop)).Select(Variant.From)];

    /// <summary>The new variant, or the problem to answer.</summary>
    public async Task<(Variant? Created, ApiProblem? Problem)> CreateAsync(
        Guid userId, string kind, Wish wish, CancellationToken stop)
    {
        var problems = new FieldProblems();
        var now = clock.GetUtcNow();
        var row = new IndicatorVariantRow
        {
            Id = Guid.CreateVersion7(now),
            UserId = userId,
            Name = wish.Name.Trim(),
            Kind = kind,
            Version = 1,
            CreatedAt = now,
        };
        if (Read(wish, row, problems) is not { } variant)
            return (null, problems.ToProblem());
        var change = await store.CreateAsync(new StoredVariant(row, variant.ToVersion()), stop);
        return change == IndicatorVariantChange.Done ? (variant, null) : (null, Refusal(change, row.Id, row.Name));
    }

    /// <summary>The next version, or the problem to answer.</summary>
    /// <param name="userId">Who edits.</param>
    /// <param name="id">One of the user's own.</param>
    /// <param name="wish">What it is to be.</param>
    /// <param name="expected">The version that the user has read; null: whichever is the present one.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<(Variant? Edited, ApiProblem? Problem)> EditAsync(
        Guid userId, Guid id, Wish wish, int? expected, CancellationToken stop)
    {
        if (IsSystem(id))
            return (null, BuiltIn());
        if (await store.FindAsync(userId, id, stop) is not { } present)
            return (null, NotFound(id));
        if (expected is { } version && version != present.Row.Version)
            return (null, Refusal(IndicatorVariantChange.Stale, id, wish.Name));
        present.Row.Name = wish.Name.Trim();
        present.Row.Version++;
        var problems = new FieldProblems();
        if (Read(wish, present.Row, problems) is not { } variant)
            return (null, problems.ToProblem());
        var change = await store.EditAsync(userId, variant.Name, variant.ToVersion(), stop);
        return change == IndicatorVariantChange.Done ? (variant, null) : (null, Refusal(change, id, variant.Name));
    }

    /// <summary>Null when it is deleted, else the problem to answer.</summary>
    public async Task<ApiProblem?> DeleteAsync(Guid userId, Guid id, CancellationToken stop)
    {
        if (IsSystem(id))
            return BuiltIn();
        var change = await store.DeleteAsync(userId, id, stop);
        return change == IndicatorVariantChange.Done ? null : Refusal(change, id, "");
    }

    private Variant? Read(Wish wish, IndicatorVariantRow row, FieldProblems problems)
    {
        if (problems.Required(wish.Name, "name") && problems.Length(row.Name, "name", 1, MaxName))
            problems.Format(!row.Name.Any(char.IsControl), "name", "Must not hold control characters.");
        if (wish.Scope.Count > MaxScope)
            problems.Add(new FieldProblem("scope", "validation.length", $"At most {MaxScope} instruments.")
            {
                Max = MaxScope,
            });
        for (var i = 0; i < wish.Scope.Count; i++)
            problems.Format(
                InstrumentId.TryOf(wish.Scope[i], out _), $"scope[{i}]", "Must be an instrument, like sim:ALPHA-USD.");
        var spec = new SpecReader(problems, "baseIndicatorType", "parameters.").Read(row.Kind, wish.Parameters);
        return problems.Any || spec is null
            ? null
            : new Variant(row.Id, row.Name, spec)
            {
                Type = wish.Type,
                Scope = [.. wish.Scope.Distinct(StringComparer.Ordinal)],
                Version = row.Version,
                CreatedBy = row.UserId,
                CreatedAt = row.CreatedAt,
                ChangedAt = clock.GetUtcNow(),
            };
    }

    private static bool IsSystem(Guid id) => Variant.System.Any(variant => variant.Id == id);

    private static ApiProblem BuiltIn() =>
        ApiProblem.Refused("indicator.built_in", "This variant came with the program and belongs to everybody.");

    private static ApiProblem Refusal(IndicatorVariantChange change, Guid id, string name) => change switch
    {
        IndicatorVariantChange.NameTaken =>
            ApiProblem.Conflict("indicator.name_taken", $"There is already a variant named '{name}'."),
        IndicatorVariantChange.InUse =>
            ApiProblem.Conflict("indicator.in_use", "Something uses this variant. Take it out there first."),
        IndicatorVariantChange.Stale => new ApiProblem(
            StatusCodes.Status412PreconditionFailed,
            "request.version_conflict",
            "The variant has been edited since it was read. Load it again."),
        IndicatorVariantChange.Full => ApiProblem.Refused(
            IndicatorException.LimitReached,
            $"A user has at most {IndicatorVariantStore.MaxPerUser} variants. Delete one first."),
        _ => NotFound(id),
    };

    /// <summary>What a user wants a variant to be; nothing is checked yet.</summary>
    internal sealed record Wish(
        string Name,
        VariantType Type,
        IReadOnlyDictionary<string, string> Parameters,
        IReadOnlyList<string> Scope);
}
