using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Hub;

/// <summary>
/// Somebody's wish to listen to <c>prefix:Subject</c>; the subject is empty where the topic has none.
/// </summary>
internal sealed record TopicRequest(CurrentUser User, string Subject, IServiceProvider Services, CancellationToken Stop)
{
    /// <summary>The whole name.</summary>
    public required string Topic { get; init; }

    public bool TryGetId(out Guid id) => Guid.TryParse(Subject, out id);
}
