using System.CommandLine;

namespace Plimsoll.Commands;

/// <summary>What a command has to work with: the server's services, without the server listening.</summary>
/// <param name="UserId">Whose data is meant; null before there is anybody.</param>
internal sealed record ServerWork(ParseResult Parsed, IServiceProvider Services, Guid? UserId, CancellationToken Stop)
{
    public bool Json => SharedOptions.IsJson(Parsed);

    public TextWriter Output => Parsed.InvocationConfiguration.Output;

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();
}
