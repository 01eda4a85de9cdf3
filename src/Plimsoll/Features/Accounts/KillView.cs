using Plimsoll.Core.Engine;

namespace Plimsoll.Features.Accounts;

/// <summary>How far the kill switch has come.</summary>
internal sealed record KillView(KillState KillState);
