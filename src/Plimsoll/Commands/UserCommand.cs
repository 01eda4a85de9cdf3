using System.CommandLine;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Features.Setup;
using Plimsoll.Features.SignIn;
using Plimsoll.Server;
using Plimsoll.Storage;
using Plimsoll.Storage.Identity;
using Plimsoll.Storage.Migrating;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll user setup-code|list|reset-password</c>: whoever has the machine's shell is trusted.</summary>
internal static class UserCommand
{
    internal sealed record Row(
        Guid Id, string Email, string Role, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt);

    public static Command Create()
    {
        var user = new Command("user", "Look after users.");
        user.Subcommands.Add(Create(new("setup-code", "Make and print a new set-up code."), SetupCodeAsync));
        user.Subcommands.Add(Create(new("list", "List the users."), ListAsync));
        var email = new Argument<string>("email");
        var reset = new Command("reset-password", "Set a new password, read from standard input.") { email };
        user.Subcommands.Add(Create(reset, work => ResetPasswordAsync(work, work.Parsed.GetRequiredValue(email))));
        return user;
    }

    private static Command Create(Command command, Func<Work, Task<int>> action)
    {
        var dataDirectory = SharedOptions.DataDirectory();
        command.Options.Add(dataDirectory);
        command.Options.Add(SharedOptions.Json());
        command.SetAction(async (parsed, stop) =>
        {
            var settings = new ServerSettings(
                ServerSettings.DefaultUrls, SharedOptions.FullPath(parsed.GetRequiredValue(dataDirectory)));
            using var logging = LoggerFactory.Create(_ => { });
            await using var server = await DatabaseServer.JoinAsync(
                settings.DataDirectory, logging.CreateLogger<DatabaseServer>(), stop);
            await using var app = PlimsollServer.Build(settings, server.ConnectionString);
            await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(stop);
            await using var scope = app.Services.CreateAsyncScope();
            return await action(new Work(parsed, scope.ServiceProvider, stop));
        });
        return command;
    }

    private static async Task<int> SetupCodeAsync(Work work)
    {
        var code = await work.Services.GetRequiredService<SetupCodes>().IssueAsync(work.Stop)
            ?? throw new PlimsollException(FailureKind.StateConflict, "setup.done", "Set-up is done already.");
        var expires = work.Services.GetRequiredService<TimeProvider>().GetUtcNow() + SetupCode.Lifetime;
        await work.Output.WriteLineAsync(work.Json
            ? JsonSerializer.Serialize(new { code = SetupCode.Display(code), expiresAt = expires }, ApiJson.Options)
            : SetupCode.Display(code));
        return ExitCodes.Ok;
    }

    private static async Task<int> ListAsync(Work work)
    {
        var rows = await work.Services.GetRequiredService<PlimsollContext>().Users
            .OrderBy(user => user.CreatedAt)
            .Select(user => new Row(user.Id, user.Email!, user.Role, user.CreatedAt, user.LastSignInAt))
            .ToListAsync(work.Stop);
        if (work.Json)
            await work.Output.WriteLineAsync(JsonSerializer.Serialize(new { items = rows }, ApiJson.Options));
        else
            foreach (var row in rows)
                await work.Output.WriteLineAsync($"{row.Role,-7} {row.Email}");
        return ExitCodes.Ok;
    }

    private static async Task<int> ResetPasswordAsync(Work work, string email)
    {
        var users = work.Services.GetRequiredService<UserManager<PlimsollUser>>();
        var user = await users.FindByEmailAsync(email)
            ?? throw new PlimsollException(FailureKind.BadInput, "user.not_found", $"There is no user {email}.");
        // Not an option of the command: other programs of the machine can read those.
        var password = await Console.In.ReadLineAsync(work.Stop) ?? "";
        if (PasswordRules.Check(password, "password", email) is { } weak)
            throw new PlimsollException(FailureKind.BadInput, weak.Code, weak.Message);
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        await users.UpdateSecurityStampAsync(user);
        await work.Services.GetRequiredService<SignIns>().EndAllAsync(user.Id);
        await work.Output.WriteLineAsync("The password is changed and every sign-in of the user has ended.");
        return ExitCodes.Ok;
    }

    private sealed record Work(ParseResult Parsed, IServiceProvider Services, CancellationToken Stop)
    {
        public bool Json => SharedOptions.IsJson(Parsed);

        public TextWriter Output => Parsed.InvocationConfiguration.Output;
    }
}
