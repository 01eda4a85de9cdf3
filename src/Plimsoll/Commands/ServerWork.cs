using System.CommandLine;
using Plimsoll.Failures;

namespace Plimsoll.Commands;

/// <summary>What a command has to work with: the server's services, without the server listening.</summary>
/// <param name="UserId">Whose data is meant; null before there is anybody.</param>
internal sealed record ServerWork(ParseResult Parsed, IServiceProvider Services, Guid? UserId, CancellationToken Stop)
{
    /// <summary>For what belongs to somebody.</summary>
    /// <exception cref="PlimsollException">Nobody has been set up yet.</exception>
    public Guid Owner => UserId ?? throw new PlimsollException(
        FailureKind.StateConflict, "user.not_found", "This belongs to a user, and there is none yet.");

    public bool Json => SharedOptions.IsJson(Parsed);

    public TextWriter Output => Parsed.InvocationConfiguration.Output;

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();
}
