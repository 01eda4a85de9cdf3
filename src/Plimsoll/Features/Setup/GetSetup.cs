using Microsoft.AspNetCore.Http.HttpResults;

namespace Plimsoll.Features.Setup;

/// <summary>Tells the page whether to show set-up.</summary>
internal static class GetSetup
{
    internal sealed record Answer(bool Required);

    public static async Task<Ok<Answer>> HandleAsync(SetupCodes codes, CancellationToken stop) =>
        TypedResults.Ok(new Answer(await codes.IsRequiredAsync(stop)));
}
