using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Failures;
using Plimsoll.Storage;

namespace Plimsoll.Commands;

/// <summary>
/// Whose data a command works on: the named user's, else the only user's; before there is one, everybody's.
/// </summary>
internal static class DataOwner
{
    public static Option<string?> Option() => new("--user")
    {
        Description = "The e-mail address of the user whose datasets are meant; needed when there are several users.",
    };

    public static async Task<Guid?> FindAsync(PlimsollContext database, string? email, CancellationToken stop)
    {
        if (email is not null)
        {
            var normalized = email.ToUpperInvariant();
            var named = await database.Users.SingleOrDefaultAsync(user => user.NormalizedEmail == normalized, stop);
            return named?.Id
                ?? throw new PlimsollException(FailureKind.BadInput, "user.not_found", $"There is no user {email}.");
        }
        var users = await database.Users.Select(user => user.Id).Order().Take(2).ToListAsync(stop);
        return users switch
        {
            [] => null,
            [var only] => only,
            _ => throw new PlimsollException(
                FailureKind.BadInput, "command.invalid", "There are several users: say whose data with --user."),
        };
    }
}
