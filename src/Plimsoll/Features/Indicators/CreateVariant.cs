using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Indicators;

/// <summary>Gives an indicator with fixed parameters a name.</summary>
internal static class CreateVariant
{
    internal sealed record Request(
        string Name,
        string BaseIndicatorType,
        VariantType VariantType = VariantType.General,
        IReadOnlyDictionary<string, string>? Parameters = null,
        IReadOnlyList<string>? Scope = null);

    public static async Task<Results<Created<VariantView>, ApiProblem>> HandleAsync(
        Body<Request> body, CurrentUser user, Variants variants, CancellationToken stop)
    {
        var request = body.Value;
        var wish = new Variants.Wish(
            request.Name,
            request.VariantType,
            request.Parameters ?? new Dictionary<string, string>(),
            request.Scope ?? []);
        var (created, problem) = await variants.CreateAsync(user.Id, request.BaseIndicatorType, wish, stop);
        if (created is null)
            return problem!;
        return TypedResults.Created(
            $"{ApiRoutes.Prefix}/indicators/variants/{created.Id}", VariantView.From(created));
    }
}
