using System.Text.Json;

namespace Plimsoll.Features.Hub;

/// <summary>The envelope of every message; <c>Seq</c> counts without holes within a topic.</summary>
internal sealed record HubMessage(int V, long Seq, DateTimeOffset Time, string Topic, string Type, JsonElement Data);
