using Plimsoll.Api;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Replays;

/// <summary>A request about replays: who asks, and where theirs are.</summary>
internal sealed record ReplayCall(CurrentUser User, ReplayShelf Shelf, CancellationToken Stop)
{
    public static ApiProblem NotFound() => ApiProblem.NotFound(
        "replay.not_found", "There is no such replay. Replays are kept in memory and end with the program.");

    public static ApiProblem Over() => ApiProblem.Conflict("replay.over", "It is over: open it again.");
}
