using Plimsoll.Runtime.Replays;

namespace Plimsoll.Features.Replays;

/// <summary>A replay that somebody has opened here.</summary>
internal sealed record WatchedReplay(
    Guid Id, Guid UserId, ReplayRequest Request, ReplayPlan Plan, ReplayWatch Watch, Replay Replay);
