using System.Text.Json;
using System.Text.RegularExpressions;

namespace Plimsoll.Api;

/// <summary>
/// What the framework could not bind, said in our codes. It reports path and query values only as text, so the
/// parameter's name is read from that text; a test holds the wording.
/// </summary>
internal static partial class BindingProblem
{
    public static ApiProblem From(BadHttpRequestException exception, PathString path)
    {
        if (exception.StatusCode != StatusCodes.Status400BadRequest)
            return BareStatus.Problem(exception.StatusCode, path);
        var problems = new FieldProblems();
        if (exception.InnerException is JsonException json)
            problems.Add(JsonShape.Unreadable(json));
        else if (Unparsable().Match(exception.Message) is { Success: true } unparsable)
            problems.Format(false, Name(unparsable), "Cannot be read.");
        else if (Missing().Match(exception.Message) is { Success: true } missing)
            problems.Required(null, Name(missing));
        return problems.Any
            ? problems.ToProblem()
            : new ApiProblem(exception.StatusCode, "request.body", "The request cannot be read.");
    }

    private static string Name(Match match) => JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value);

    [GeneratedRegex("""^Failed to bind parameter "\S+ (?<name>\w+)" from """)]
    private static partial Regex Unparsable();

    [GeneratedRegex("""^Required parameter "\S+ (?<name>\w+)" was not provided""")]
    private static partial Regex Missing();
}
