using Plimsoll.Failures;
using Plimsoll.Storage;

namespace Plimsoll.Api;

/// <summary>
/// The request boundary: whatever goes wrong behind it is answered as problem details, and an error status that
/// nobody gave a body to (404, 405, 401 ...) gets one.
/// </summary>
internal sealed class ProblemResponses(RequestDelegate next, ILogger<ProblemResponses> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // The caller has gone; nobody reads an answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, ProblemOf(exception, context));
            return;
        }
        if (HasBareError(context.Response))
            await BareStatus.Problem(context.Response.StatusCode, context.Request.Path).ExecuteAsync(context);
    }

    private static bool HasBareError(HttpResponse response) =>
        response is { StatusCode: >= 400, HasStarted: false, ContentType: null }
        && response.ContentLength is null or 0;

    private static Task AnswerAsync(HttpContext context, ApiProblem problem)
    {
        var requestId = context.Response.Headers[RequestId.Header];
        context.Response.Headers.ContentType = default;
        context.Response.Headers.ContentLength = null;
        context.Response.Headers.ETag = default;
        context.Response.Headers[RequestId.Header] = requestId;
        return problem.ExecuteAsync(context);
    }

    private ApiProblem ProblemOf(Exception exception, HttpContext context)
    {
        switch (exception)
        {
            case ProblemException known:
                return known.Problem;
            case BadHttpRequestException bad:
                return BindingProblem.From(bad, context.Request.Path);
        }
        if (Failure.OfDatabase(exception) is { Code: not StorageErrorCode.Failed } storage)
        {
            logger.LogError(exception, "{Code} at {Path}", storage.Code, context.Request.Path);
            return new ApiProblem(
                StatusCodes.Status503ServiceUnavailable, "system.unavailable",
                $"The database cannot be used now ({storage.Code}): no order is sent until it is back.");
        }
        var failure = Failure.From(exception);
        if (exception is PlimsollException)
        {
            logger.LogWarning(exception, "{Code} answered to {Path}", failure.Code, context.Request.Path);
            return new ApiProblem(failure.Status, failure.Code, failure.Message);
        }
        logger.LogError(exception, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
        return new ApiProblem(
            StatusCodes.Status500InternalServerError,
            "system.error",
            "Something failed inside the program. The log holds the cause under this request id.");
    }
}
