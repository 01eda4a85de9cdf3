namespace Plimsoll.Server;

/// <summary>One feature folder: what it adds to the services and where its endpoints are.</summary>
internal sealed record Slice(Action<IServiceCollection> Add, Action<IEndpointRouteBuilder> Map);
