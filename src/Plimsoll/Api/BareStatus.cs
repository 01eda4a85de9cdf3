using System.Globalization;

namespace Plimsoll.Api;

/// <summary>The codes of error statuses that the framework answers by itself.</summary>
internal static class BareStatus
{
    public static ApiProblem Problem(int status, PathString path) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "request.body", "The request cannot be read."),
        StatusCodes.Status401Unauthorized => new(status, "auth.sign_in_required", "Sign in first."),
        StatusCodes.Status403Forbidden => new(status, "auth.forbidden", "Your role does not allow this."),
        StatusCodes.Status404NotFound => new(status, "request.not_found", $"There is nothing at {path}."),
        StatusCodes.Status405MethodNotAllowed => new(status, "request.method", "This path has no such method."),
        StatusCodes.Status413PayloadTooLarge => new(status, "request.too_large", "The body is too large."),
        StatusCodes.Status415UnsupportedMediaType =>
            new(status, "request.media_type", "The body must be sent as application/json."),
        StatusCodes.Status429TooManyRequests => new(status, "request.rate_limited", "Too many requests; wait a bit."),
        StatusCodes.Status503ServiceUnavailable => new(status, "system.unavailable", "Not available at the moment."),
        >= 500 => new(status, "system.error", "Something failed inside the program."),
        _ => new(status, "request.refused", string.Create(CultureInfo.InvariantCulture, $"Refused with {status}.")),
    };
}
