using Plimsoll.Api;
using Plimsoll.Failures;

namespace Plimsoll.Commands;

/// <summary>Tells everything that is wrong with a command line at once: a line each, or problem details.</summary>
internal static class CommandProblems
{
    public static async Task<int> TellAsync(TextWriter error, bool isJson, FieldProblems problems)
    {
        if (isJson)
            await error.WriteLineAsync(
                problems.ToProblem().ToJson(requestId: null, ApiJson.Options).ToJsonString(ApiJson.Options));
        else
            foreach (var problem in problems.All)
                await error.WriteLineAsync($"{problem.Code}: {problem.Field}: {problem.Message}");
        return ExitCodes.BadInput;
    }
}
