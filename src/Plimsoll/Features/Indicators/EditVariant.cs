using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Indicators;

/// <summary>Makes the next version of an own variant; its kind stays, because conditions name its fields.</summary>
internal static class EditVariant
{
    internal sealed record Request(
        string Name,
        VariantType VariantType = VariantType.General,
        IReadOnlyDictionary<string, string>? Parameters = null,
        IReadOnlyList<string>? Scope = null);

    public static async Task<Results<Ok<VariantView>, ApiProblem>> HandleAsync(
        Guid id,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        Body<Request> body,
        CurrentUser user,
        Variants variants,
        CancellationToken stop)
    {
        var request = body.Value;
        var wish = new Variants.Wish(
            request.Name,
            request.VariantType,
            request.Parameters ?? new Dictionary<string, string>(),
            request.Scope ?? []);
        var (edited, problem) = await variants.EditAsync(user.Id, id, wish, Expected(ifMatch), stop);
        return edited is null ? problem! : TypedResults.Ok(VariantView.From(edited));
    }

    // What is no version of ours matches nothing.
    private static int? Expected(string? ifMatch) => ifMatch is null or "*"
        ? null
        : int.TryParse(ifMatch.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : 0;
}
