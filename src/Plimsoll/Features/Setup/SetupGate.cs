using Plimsoll.Api;

namespace Plimsoll.Features.Setup;

/// <summary>Until an administrator exists, everything but set-up, health and the page itself is closed.</summary>
internal sealed class SetupGate(RequestDelegate next)
{
    // Set-up is never undone, so once seen it need not be asked again.
    private volatile bool _isDone;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!_isDone && context.GetEndpoint()?.Metadata.GetMetadata<OpenBeforeSetup>() is null)
        {
            var codes = context.RequestServices.GetRequiredService<SetupCodes>();
            if (await codes.IsRequiredAsync(context.RequestAborted))
            {
                await Required.ExecuteAsync(context);
                return;
            }
            _isDone = true;
        }
        await next(context);
    }

    private static ApiProblem Required { get; } = new(
        StatusCodes.Status503ServiceUnavailable,
        "setup.required",
        "Set-up is not done yet. Open the page and enter the code from the program's terminal.");
}
